import * as v from 'valibot'
import {
  createInvitation,
  type InvitationData,
  invitationResource,
  revokeInstanceInvitation,
} from '../../model/instance/invitations.ts'
import { code, emailAddress, inQuery, maybe, metadata, paging } from '../../validation.ts'
import { type Route, route } from '../route.ts'
import { listed, recordOrder } from './listed.ts'

const entries = {
  email_address: emailAddress,
  redirect_url: maybe(v.string()),
  notify: maybe(v.boolean()),
  ignore_existing: maybe(v.boolean()),
  expires_in_days: maybe(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1, code('form_param_value_invalid')),
      v.maxValue(365, code('form_param_value_invalid')),
    ),
  ),
  template_slug: v.optional(v.picklist(['invitation', 'waitlist_invitation'], code('form_param_value_invalid'))),
}

const statuses = ['pending', 'accepted', 'revoked', 'expired'] as const
const orders = { created_at: 'created_at', email_address: 'name', expires_at: 'expires_at' }

/** Invitations to sign up. */
export const invitationRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/invitations',
    operation: 'CreateInvitation',
    differs: "No mail is sent: the messages page shows it. The address leads to the emulator's sign-up page.",
    body: v.strictObject({ ...entries, public_metadata: v.optional(metadata) }),
    run: ({ instance, body }) => invitationResource(instance, createInvitation(instance, body)),
  }),
  route({
    method: 'GET',
    path: '/invitations',
    operation: 'ListInvitations',
    query: v.object({
      status: inQuery.oneOf(statuses),
      query: inQuery.text,
      order_by: inQuery.text,
      paginated: inQuery.boolean,
      ...paging,
    }),
    run: ({ instance, query }) =>
      listed<InvitationData>(
        instance,
        'invitation',
        {
          ...query,
          order: recordOrder(query.order_by, orders),
          // Revoked ones are listed only by their status.
          filters: { status: query.status ? [query.status] : ['pending', 'accepted', 'expired'], query: query.query },
        },
        (row) => invitationResource(instance, row),
      ),
  }),
  route({
    method: 'POST',
    path: '/invitations/bulk',
    operation: 'CreateBulkInvitations',
    differs: 'As CreateInvitation.',
    body: v.pipe(
      v.array(v.strictObject({ ...entries, public_metadata: maybe(metadata) })),
      v.minLength(1, code('request_body_invalid')),
      v.maxLength(10, code('bulk_size_exceeded')),
    ),
    run: ({ instance, body }) =>
      instance.db.transaction(() =>
        body.map((input) => invitationResource(instance, createInvitation(instance, input))),
      ),
  }),
  route({
    method: 'POST',
    path: '/invitations/{invitation_id}/revoke',
    operation: 'RevokeInvitation',
    run: ({ instance, param }) =>
      invitationResource(instance, revokeInstanceInvitation(instance, param('invitation_id'))),
  }),
]
