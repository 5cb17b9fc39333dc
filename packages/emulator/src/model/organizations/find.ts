import { clerkError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { findInvitation, type InvitationRow } from '../../store/organizations/invitations.ts'
import { findMembership, type MembershipRow } from '../../store/organizations/memberships.ts'
import { findOrganization, type OrganizationRow } from '../../store/organizations/organizations.ts'

export function needOrganization(instance: Instance, id: string): OrganizationRow {
  const row = findOrganization(instance.db, id)
  if (!row) throw clerkError('resource_not_found', `The organization ${id}`)
  return row
}

export function needMembership(instance: Instance, organizationId: string, userId: string): MembershipRow {
  const row = findMembership(instance.db, needOrganization(instance, organizationId).id, userId)
  if (!row) throw clerkError('resource_not_found', `A membership of the user ${userId}`)
  return row
}

export function needInvitation(instance: Instance, organizationId: string, id: string): InvitationRow {
  const row = findInvitation(instance.db, id)
  if (row?.organization_id !== needOrganization(instance, organizationId).id) {
    throw clerkError('resource_not_found', `The invitation ${id}`)
  }
  return row
}
