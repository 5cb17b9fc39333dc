import * as v from 'valibot'
import { clerkError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import {
  deleteRecord,
  findRecordByName,
  insertRecord,
  type RecordRow,
  updateRecord,
} from '../../store/records/records.ts'
import { code } from '../../validation.ts'
import { needRecord } from '../records.ts'
import { needOrganization } from './find.ts'
import { publicOrganization } from './resources.ts'

export const enrollmentModes = [
  'manual_invitation',
  'automatic_invitation',
  'automatic_suggestion',
  'enterprise_sso',
] as const

export type EnrollmentMode = (typeof enrollmentModes)[number]

export const domainName = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, code('form_param_missing')),
  v.toLowerCase(),
  v.regex(/^(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63}$/, code('form_param_format_invalid')),
)

/** A verification by a code to an address at the domain. */
interface Affiliation {
  readonly email: string
  readonly attempts: number
  readonly expire_at: number
}

/** The status of a domain's record is its enrollment mode. */
export interface DomainData {
  readonly verified_at: number | null
  readonly affiliation?: Affiliation
}

export type Domain = RecordRow<DomainData>

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
    total_pending_invitations: 0,
    total_pending_suggestions: 0,
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
  const resource = domainResource(instance, needRecord<DomainData>(instance, 'organization_domain', id))
  instance.emit('organizationDomain.created', () => resource)
  return resource
}

export function changeDomain(
  instance: Instance,
  organizationId: string,
  id: string,
  change: {
    readonly mode?: EnrollmentMode | undefined
    readonly verified?: boolean | undefined
    readonly affiliation?: Affiliation
  },
): object {
  const row = needDomain(instance, organizationId, id)
  const now = instance.now()
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
  const resource = domainResource(instance, needDomain(instance, organizationId, id))
  instance.emit('organizationDomain.updated', () => resource)
  return resource
}

export function removeDomain(instance: Instance, organizationId: string, id: string): object {
  const row = needDomain(instance, organizationId, id)
  const deleted = { object: 'organization_domain', id: row.id, deleted: true }
  deleteRecord(instance.db, row.id)
  instance.emit('organizationDomain.deleted', () => deleted)
  return deleted
}
