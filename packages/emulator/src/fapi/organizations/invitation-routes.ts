import * as v from 'valibot'
import { clerkError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { sendMessage } from '../../model/messages.ts'
import { needInvitation } from '../../model/organizations/find.ts'
import { acceptInvitation, invite, revokeInvitation } from '../../model/organizations/invitations.ts'
import { invitationWithOrganization } from '../../model/organizations/resources.ts'
import { findInvitation, type InvitationRow, listInvitations } from '../../store/organizations/invitations.ts'
import { identifiersOf } from '../../store/users/identifiers.ts'
import type { UserRow } from '../../store/users/users.ts'
import { code, emailAddress } from '../../validation.ts'
import { field, filled, pages } from '../form.ts'
import { type FrontendRoute, frontendRoute } from '../route.ts'
import { type Member, memberWith } from './access.ts'

const newest = { column: 'created_at', descending: true }
const statuses = ['pending', 'accepted', 'revoked', 'expired'] as const

/** An invitation without its private metadata and inviter. */
function shown(instance: Instance, row: InvitationRow): object {
  const {
    private_metadata: _,
    inviter_id: __,
    public_inviter_data: ___,
    ...rest
  } = invitationWithOrganization(instance, row) as Record<string, unknown>
  return rest
}

function send(instance: Instance, { organization, user }: Member, address: string, role: string): InvitationRow {
  const row = invite(instance, organization.id, { email_address: address, role, inviter_user_id: user.id })
  sendMessage(instance, {
    kind: 'email',
    slug: 'organization_invitation',
    recipient: address,
    subject: `You are invited to ${organization.name}: sign in with this address to accept`,
  })
  return row
}

function verifiedAddresses(instance: Instance, user: UserRow): string[] {
  return identifiersOf(instance.db, [user.id])
    .filter(({ kind, status }) => kind === 'email_address' && status === 'verified')
    .map(({ value }) => value)
}

/** Accepts an invitation that was sent to one of the user's own addresses. */
function accept(instance: Instance, user: UserRow, id: string): object {
  const row = findInvitation(instance.db, id)
  if (!row || !verifiedAddresses(instance, user).includes(row.email_address))
    throw clerkError('resource_not_found', `The invitation ${id}`)
  return shown(instance, acceptInvitation(instance, row, user.id))
}

const path = '/organizations/{organization_id}/invitations'
const differs = 'No mail is sent: the messages page shows it, and the invited user accepts in the components.'

export const invitationRoutes: readonly FrontendRoute[] = [
  frontendRoute({
    method: 'POST',
    path,
    operation: 'createOrganizationInvitations',
    differs,
    body: v.strictObject({
      email_address: field.required(emailAddress),
      role: field.required(filled),
      notify: field.boolean,
    }),
    run: (request) => {
      const { instance, body } = request
      const member = memberWith(request, 'org:sys_memberships:manage')
      return shown(instance, send(instance, member, body.email_address, body.role))
    },
  }),
  frontendRoute({
    method: 'POST',
    path: `${path}/bulk`,
    operation: 'bulkCreateOrganizationInvitations',
    differs,
    body: v.strictObject({
      email_address: v.pipe(
        v.array(v.string()),
        // @clerk/ui also sends the empty text after the last comma.
        v.transform((addresses) => addresses.filter((address) => address !== '')),
        v.array(emailAddress),
        v.minLength(1, code('form_param_missing')),
      ),
      role: field.required(filled),
      notify: field.boolean,
    }),
    run: (request) => {
      const { instance, body } = request
      const member = memberWith(request, 'org:sys_memberships:manage')
      return instance.db.transaction(() =>
        body.email_address.map((address) => shown(instance, send(instance, member, address, body.role))),
      )
    },
  }),
  frontendRoute({
    method: 'GET',
    path,
    operation: 'getOrganizationInvitations',
    query: v.object({ ...pages, status: field.listOf(statuses), query: field.value }),
    run: (request) => {
      const { instance, query } = request
      const { organization } = memberWith(request, 'org:sys_memberships:manage')
      const filters = { organization_id: organization.id, status: query.status?.[0], query: query.query }
      const { rows, total } = listInvitations(instance.db, filters, newest, query, instance.now())
      return { data: rows.map((row) => shown(instance, row)), total_count: total }
    },
  }),
  frontendRoute({
    method: 'GET',
    path: `${path}/pending`,
    operation: 'getAllPendingOrganizationInvitations',
    query: v.object(pages),
    run: (request) => {
      const { instance, query } = request
      const { organization } = memberWith(request, 'org:sys_memberships:manage')
      const filters = { organization_id: organization.id, status: 'pending' as const }
      const { rows, total } = listInvitations(instance.db, filters, newest, query, instance.now())
      return { data: rows.map((row) => shown(instance, row)), total_count: total }
    },
  }),
  frontendRoute({
    method: 'POST',
    path: `${path}/{invitation_id}/revoke`,
    operation: 'revokePendingOrganizationInvitation',
    run: (request) => {
      const { instance, param } = request
      const { organization, user } = memberWith(request, 'org:sys_memberships:manage')
      const { id } = needInvitation(instance, organization.id, param('invitation_id'))
      return shown(instance, revokeInvitation(instance, organization.id, id, user.id))
    },
  }),
  frontendRoute({
    method: 'GET',
    path: '/me/organization_invitations',
    operation: 'getUsersOrganizationInvitations',
    query: v.object({ ...pages, status: field.listOf(statuses) }),
    run: ({ instance, session, query }) => {
      const filters = {
        email_address: verifiedAddresses(instance, session().user),
        status: query.status?.[0],
      }
      const { rows, total } = listInvitations(instance.db, filters, newest, query, instance.now())
      return { data: rows.map((row) => shown(instance, row)), total_count: total }
    },
  }),
  frontendRoute({
    method: 'POST',
    path: '/me/organization_invitations/{invitation_id}/accept',
    operation: 'acceptOrganizationInvitation',
    run: ({ instance, session, param }) => accept(instance, session().user, param('invitation_id')),
  }),
]
