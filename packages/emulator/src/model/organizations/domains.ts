import * as v from 'valibot'
import { clerkError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import type { Affiliation, Domain, DomainData, EnrollmentMode } from '../../store/organizations/domains.ts'
import { countInvited } from '../../store/organizations/invitations.ts'
import { countPendingSuggestions, deletePendingSuggestions } from '../../store/organizations/suggestions.ts'
import { deleteRecord, findRecordByName, insertRecord, updateRecord } from '../../store/records/records.ts'
import { code } from '../../validation.ts'
import { needRecord } from '../records.ts'
import { enrollDomain, withdrawOffers } from './enrollment.ts'
import { needOrganization } from './find.ts'
import { publicOrganization } from './resources.ts'

export const domainName = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, code('form_param_missing')),
  v.toLowerCase(),
  v.regex(/^(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63}$/, code('form_param_format_invalid')),
)

function verification({ verified_at: at, affiliation }: DomainData): object | null {
  const strategy = affiliation ? 'affiliation_email_code' : 'manual_override'
  if (at !== null)
    return { status: 'verified', strategy, attempts: affiliation?.attempts ?? 0, expire_at: null, verified_at: at }
  if (!affiliation) return null
  const { attempts, expire_at } = affiliation
  return { status: 'unverified', strategy, attempts, expire_at, verified_at: null }
}

export function domainResource(instance: Instance, row: Domain): object {
  const verified = verification(row.data)
  const organization = needOrganization(instance, row.owner ?? '')
  return {
    object: 'organization_domain',
    id: row.id,
    organization_id: organization.id,
    name: row.name,
    enrollment_mode: row.status,
    affiliation_email_address: row.data.affiliation?.email ?? null,
    affiliation_verification: verified,
    ownership_verification: row.data.affiliation ? null : verified,
    verification: verified,
    total_pending_invitations: countInvited(instance.db, organization.id, row.name, instance.now()),
    total_pending_suggestions: countPendingSuggestions(instance.db, organization.id, row.id),
    public_organization_data: publicOrganization(instance, organization),
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function needDomain(instance: Instance, organizationId: string, id: string): Domain {
  const row = needRecord<DomainData>(instance, 'organization_domain', id)
  if (row.owner !== needOrganization(instance, organizationId).id)
    throw clerkError('resource_not_found', `The organization domain ${id}`)
  return row
}

/** Emits an event about a domain, and offers the organization to the users at it. */
function told(instance: Instance, what: 'created' | 'updated', organizationId: string, id: string): object {
  const before = needDomain(instance, organizationId, id)
  instance.emit(`organizationDomain.${what}`, () => domainResource(instance, before))
  enrollDomain(instance, before)
  return domainResource(instance, before)
}

export function addDomain(
  instance: Instance,
  organizationId: string,
  input: { readonly name: string; readonly mode: EnrollmentMode; readonly verified: boolean },
): object {
  const { db } = instance
  const organization = needOrganization(instance, organizationId)
  if (findRecordByName(db, 'organization_domain', input.name)) throw clerkError('organization_domain_already_exists')
  const now = instance.now()
  const id = newId('orgdmn', now)
  insertRecord(db, {
    kind: 'organization_domain',
    id,
    owner: organization.id,
    name: input.name,
    status: input.mode,
    data: { verified_at: input.verified ? now : null } satisfies DomainData,
    created_at: now,
  })
  return told(instance, 'created', organization.id, id)
}

export function changeDomain(
  instance: Instance,
  organizationId: string,
  id: string,
  change: {
    readonly mode?: EnrollmentMode | undefined
    readonly verified?: boolean | undefined
    readonly affiliation?: Affiliation
    readonly deletePending?: boolean | undefined
  },
): object {
  const row = needDomain(instance, organizationId, id)
  const now = instance.now()
  if (change.deletePending) withdrawOffers(instance, row)
  const verifiedAt = change.verified === undefined ? row.data.verified_at : change.verified ? now : null
  updateRecord(instance.db, id, {
    status: change.mode ?? row.status,
    data: {
      ...row.data,
      ...(change.affiliation ? { affiliation: change.affiliation } : {}),
      verified_at: verifiedAt,
    } satisfies DomainData,
    updated_at: now,
  })
  return told(instance, 'updated', organizationId, id)
}

export function removeDomain(instance: Instance, organizationId: string, id: string): object {
  const row = needDomain(instance, organizationId, id)
  const deleted = { object: 'organization_domain', id: row.id, deleted: true }
  deleteRecord(instance.db, row.id)
  deletePendingSuggestions(instance.db, row.owner ?? '', row.id)
  instance.emit('organizationDomain.deleted', () => deleted)
  return deleted
}
