import { clerkError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import {
  countMemberships,
  deleteMembership,
  findMembership,
  insertMembership,
  type MembershipRow,
  updateMembership,
} from '../../store/organizations/memberships.ts'
import { completeSuggestion } from '../../store/organizations/suggestions.ts'
import { needUser } from '../users/users.ts'
import { needMembership, needOrganization } from './find.ts'
import { type MetadataChange, metadataColumns } from './metadata.ts'
import { membershipResource } from './resources.ts'
import { adminRole } from './role-records.ts'

export function addMember(
  instance: Instance,
  organizationId: string,
  input: { readonly user_id: string; readonly role: string } & MetadataChange,
): MembershipRow {
  const organization = needOrganization(instance, organizationId)
  needUser(instance, input.user_id)
  if (findMembership(instance.db, organization.id, input.user_id)) throw clerkError('already_a_member_in_organization')
  const limit = organization.max_allowed_memberships
  if (limit > 0 && countMemberships(instance.db, organization.id) >= limit) {
    throw clerkError('organization_membership_quota_exceeded')
  }
  const now = instance.now()
  insertMembership(instance.db, {
    id: newId('orgmem', now),
    organization_id: organization.id,
    user_id: input.user_id,
    role: input.role,
    public_metadata: JSON.stringify(input.public_metadata ?? {}),
    private_metadata: JSON.stringify(input.private_metadata ?? {}),
    created_at: now,
    updated_at: now,
  })
  completeSuggestion(instance.db, organization.id, input.user_id, now)
  return told(instance, 'created', needMembership(instance, organization.id, input.user_id))
}

/** Emits an event about a membership, and returns the membership. */
function told(instance: Instance, what: 'created' | 'updated', row: MembershipRow): MembershipRow {
  instance.emit(`organizationMembership.${what}`, () => membershipResource(instance, row))
  return row
}

function assertNotLastAdmin(instance: Instance, row: MembershipRow): void {
  if (row.role === adminRole && countMemberships(instance.db, row.organization_id, adminRole) === 1) {
    throw clerkError('organization_minimum_permissions_needed')
  }
}

export function changeMember(instance: Instance, organizationId: string, userId: string, role: string): MembershipRow {
  const row = needMembership(instance, organizationId, userId)
  if (role !== adminRole) assertNotLastAdmin(instance, row)
  updateMembership(instance.db, row.id, { role, updated_at: instance.now() })
  return told(instance, 'updated', needMembership(instance, organizationId, userId))
}

export function setMemberMetadata(
  instance: Instance,
  organizationId: string,
  userId: string,
  change: MetadataChange,
): MembershipRow {
  const row = needMembership(instance, organizationId, userId)
  updateMembership(instance.db, row.id, { ...metadataColumns(row, change, true), updated_at: instance.now() })
  return told(instance, 'updated', needMembership(instance, organizationId, userId))
}

/** Removes a member and returns the former membership, as Clerk does. */
export function removeMember(instance: Instance, organizationId: string, userId: string): object {
  const row = needMembership(instance, organizationId, userId)
  assertNotLastAdmin(instance, row)
  const resource = membershipResource(instance, row)
  deleteMembership(instance.db, row.id)
  instance.emit('organizationMembership.deleted', () => resource)
  return resource
}
