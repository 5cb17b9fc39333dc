import * as v from 'valibot'
import type { Instance } from '../../instance.ts'
import { needInvitation, needOrganization } from '../../model/organizations/find.ts'
import { invite, revokeInvitation } from '../../model/organizations/invitations.ts'
import { invitationResource, invitationWithOrganization } from '../../model/organizations/resources.ts'
import { needUser } from '../../model/users/users.ts'
import { type InvitationRow, listInvitations } from '../../store/organizations/invitations.ts'
import type { Paged } from '../../store/statements.ts'
import { identifiersOf } from '../../store/users/identifiers.ts'
import { code, emailAddress, inQuery, maybe, paging } from '../../validation.ts'
import { type Route, route } from '../route.ts'
import { metadataFields, newestFirst, orderOf, organizationPath, role } from './fields.ts'

const invitationBody = v.strictObject({
  email_address: emailAddress,
  inviter_user_id: maybe(v.string()),
  role,
  ...metadataFields,
  redirect_url: maybe(v.string()),
  expires_in_days: maybe(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1, code('form_param_value_invalid')),
      v.maxValue(365, code('form_param_value_invalid')),
    ),
  ),
  notify: maybe(v.boolean()),
})

const invitationStatus = inQuery.oneOf(['pending', 'accepted', 'revoked', 'expired'])

const invitationOrders = ['created_at', 'email_address']

function invitations(instance: Instance, { rows, total }: Paged<InvitationRow>) {
  return {
    data: rows.map((row) => invitationResource(instance, row)),
    total_count: total,
  }
}

function own(instance: Instance, { rows, total }: Paged<InvitationRow>) {
  return {
    data: rows.map((row) => invitationWithOrganization(instance, row)),
    total_count: total,
  }
}

export const invitationRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: `${organizationPath}/invitations`,
    operation: 'CreateOrganizationInvitation',
    differs: 'No mail is sent.',
    body: invitationBody,
    run: ({ instance, param, body }) => invitationResource(instance, invite(instance, param('organization_id'), body)),
  }),
  route({
    method: 'POST',
    path: `${organizationPath}/invitations/bulk`,
    operation: 'CreateOrganizationInvitationBulk',
    differs: 'As CreateOrganizationInvitation.',
    body: v.pipe(
      v.array(invitationBody),
      v.minLength(1, code('request_body_invalid')),
      v.maxLength(10, code('bulk_size_exceeded')),
    ),
    run: ({ instance, param, body }) => {
      const rows = instance.db.transaction(() => body.map((input) => invite(instance, param('organization_id'), input)))
      return invitations(instance, { rows, total: rows.length })
    },
  }),
  route({
    method: 'GET',
    path: `${organizationPath}/invitations`,
    operation: 'ListOrganizationInvitations',
    query: v.object({ status: invitationStatus, email_address: inQuery.text, order_by: inQuery.text, ...paging }),
    run: ({ instance, param, query }) => {
      const filters = {
        organization_id: needOrganization(instance, param('organization_id')).id,
        status: query.status,
        email_address: query.email_address === undefined ? undefined : [query.email_address.toLowerCase()],
      }
      const order = orderOf(query.order_by, invitationOrders)
      return invitations(instance, listInvitations(instance.db, filters, order, query, instance.now()))
    },
  }),
  route({
    method: 'GET',
    path: `${organizationPath}/invitations/pending`,
    operation: 'ListPendingOrganizationInvitations',
    query: v.object(paging),
    run: ({ instance, param, query }) => {
      const { id } = needOrganization(instance, param('organization_id'))
      const filters = { organization_id: id, status: 'pending' } as const
      return invitations(instance, listInvitations(instance.db, filters, newestFirst, query, instance.now()))
    },
  }),
  route({
    method: 'GET',
    path: `${organizationPath}/invitations/{invitation_id}`,
    operation: 'GetOrganizationInvitation',
    run: ({ instance, param }) =>
      invitationResource(instance, needInvitation(instance, param('organization_id'), param('invitation_id'))),
  }),
  route({
    method: 'POST',
    path: `${organizationPath}/invitations/{invitation_id}/revoke`,
    operation: 'RevokeOrganizationInvitation',
    body: v.strictObject({ requesting_user_id: maybe(v.string()) }),
    run: ({ instance, param, body }) =>
      invitationResource(
        instance,
        revokeInvitation(instance, param('organization_id'), param('invitation_id'), body.requesting_user_id),
      ),
  }),
  route({
    method: 'GET',
    path: '/organization_invitations',
    operation: 'ListInstanceOrganizationInvitations',
    query: v.object({ order_by: inQuery.text, status: invitationStatus, query: inQuery.text, ...paging }),
    run: ({ instance, query }) => {
      const filters = { status: query.status, query: query.query }
      const order = orderOf(query.order_by, invitationOrders)
      return own(instance, listInvitations(instance.db, filters, order, query, instance.now()))
    },
  }),
  route({
    method: 'GET',
    path: '/users/{user_id}/organization_invitations',
    operation: 'UsersGetOrganizationInvitations',
    query: v.object({ status: invitationStatus, ...paging }),
    run: ({ instance, param, query }) => {
      const { id } = needUser(instance, param('user_id'))
      const addresses = identifiersOf(instance.db, [id]).filter(
        ({ kind, status }) => kind === 'email_address' && status === 'verified',
      )
      const filters = { status: query.status, email_address: addresses.map(({ value }) => value) }
      return own(instance, listInvitations(instance.db, filters, newestFirst, query, instance.now()))
    },
  }),
]
