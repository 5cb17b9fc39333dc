import { clerkError, fieldError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import {
  findInvitation,
  type InvitationRow,
  insertInvitation,
  listInvitations,
  updateInvitation,
} from '../../store/organizations/invitations.ts'
import { findMembership } from '../../store/organizations/memberships.ts'
import { findUserByIdentifier } from '../../store/users/users.ts'
import { needInvitation, needOrganization } from './find.ts'
import { addMember } from './members.ts'
import type { MetadataChange } from './metadata.ts'
import { invitationWithOrganization } from './resources.ts'

const day = 86_400_000

export interface InvitationInput extends MetadataChange {
  readonly email_address: string
  readonly role: string
  readonly inviter_user_id?: string | null | undefined
  readonly expires_in_days?: number | null | undefined
}

export function invite(instance: Instance, organizationId: string, input: InvitationInput): InvitationRow {
  const { db } = instance
  const organization = needOrganization(instance, organizationId)
  const now = instance.now()
  if (input.inviter_user_id && !findMembership(db, organization.id, input.inviter_user_id)) {
    throw clerkError('not_a_member_in_organization')
  }
  const invited = findUserByIdentifier(db, 'email_address', input.email_address)
  if (invited && findMembership(db, organization.id, invited.id)) throw clerkError('already_a_member_in_organization')
  const same = { organization_id: organization.id, status: 'pending', email_address: [input.email_address] } as const
  const order = { column: 'created_at', descending: true }
  if (listInvitations(db, same, order, { limit: 1, offset: 0 }, now).total > 0) {
    throw clerkError('organization_invitation_not_unique')
  }
  const id = newId('orginv', now)
  insertInvitation(db, {
    id,
    organization_id: organization.id,
    email_address: input.email_address,
    role: input.role,
    inviter_id: input.inviter_user_id ?? null,
    status: 'pending',
    url: null,
    public_metadata: JSON.stringify(input.public_metadata ?? {}),
    private_metadata: JSON.stringify(input.private_metadata ?? {}),
    expires_at: now + (input.expires_in_days ?? 30) * day,
    created_at: now,
    updated_at: now,
  })
  return told(instance, 'created', findInvitation(db, id) as InvitationRow)
}

/** Emits an event about an invitation, and returns the invitation. */
function told(
  instance: Instance,
  what: 'created' | 'accepted' | 'revoked',
  row: InvitationRow,
  more: object = {},
): InvitationRow {
  instance.emit(`organizationInvitation.${what}`, () => ({ ...invitationWithOrganization(instance, row), ...more }))
  return row
}

/** Makes a user a member by an invitation. The caller must know that the invited address is the user's. */
export function acceptInvitation(instance: Instance, row: InvitationRow, userId: string): InvitationRow {
  const { db } = instance
  const late = row.expires_at !== null && row.expires_at <= instance.now()
  if (row.status !== 'pending' || late) throw clerkError('organization_invitation_not_pending')
  return db.transaction(() => {
    addMember(instance, row.organization_id, {
      user_id: userId,
      role: row.role,
      public_metadata: JSON.parse(row.public_metadata) as Record<string, unknown>,
    })
    updateInvitation(db, row.id, { status: 'accepted', updated_at: instance.now() })
    return told(instance, 'accepted', findInvitation(db, row.id) as InvitationRow, { user_id: userId })
  })
}

export function revokeInvitation(
  instance: Instance,
  organizationId: string,
  id: string,
  requester?: string | null,
): InvitationRow {
  const row = needInvitation(instance, organizationId, id)
  if (requester && !findMembership(instance.db, row.organization_id, requester))
    throw fieldError('form_resource_not_found', 'requesting_user_id')
  if (row.status !== 'pending') throw clerkError('organization_invitation_not_pending')
  updateInvitation(instance.db, id, { status: 'revoked', updated_at: instance.now() })
  return told(instance, 'revoked', needInvitation(instance, organizationId, id))
}
