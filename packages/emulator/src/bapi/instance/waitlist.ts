import * as v from 'valibot'
import {
  inviteFromWaitlist,
  joinWaitlist,
  leaveWaitlist,
  rejectFromWaitlist,
  type WaitlistData,
  waitlistResource,
} from '../../model/instance/waitlist.ts'
import { code, emailAddress, inQuery, maybe, paging } from '../../validation.ts'
import { type Route, route } from '../route.ts'
import { pageOf, recordOrder } from './listed.ts'

const statuses = ['pending', 'invited', 'completed', 'rejected'] as const
const orders = { created_at: 'created_at', updated_at: 'updated_at', email_address: 'name' }
const entry = { email_address: emailAddress, notify: maybe(v.boolean()) }
const path = '/waitlist_entries/{waitlist_entry_id}'

/** Addresses that wait for an invitation. */
export const waitlistRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/waitlist_entries',
    operation: 'ListWaitlistEntries',
    query: v.object({
      query: inQuery.text,
      status: inQuery.oneOf(statuses),
      order_by: inQuery.text,
      ...paging,
    }),
    run: ({ instance, query }) =>
      pageOf<WaitlistData>(
        instance,
        'waitlist_entry',
        {
          ...query,
          order: recordOrder(query.order_by, orders),
          filters: { query: query.query, status: query.status && [query.status] },
        },
        (row) => waitlistResource(instance, row),
      ),
  }),
  route({
    method: 'POST',
    path: '/waitlist_entries',
    operation: 'CreateWaitlistEntry',
    differs: 'No mail is sent. An address that is on the list keeps its entry.',
    body: v.strictObject(entry),
    run: ({ instance, body }) => joinWaitlist(instance, body.email_address),
  }),
  route({
    method: 'POST',
    path: '/waitlist_entries/bulk',
    operation: 'CreateBulkWaitlistEntries',
    differs: 'As CreateWaitlistEntry.',
    body: v.pipe(
      v.array(v.strictObject(entry)),
      v.minLength(1, code('request_body_invalid')),
      v.maxLength(50, code('bulk_size_exceeded')),
    ),
    run: ({ instance, body }) =>
      instance.db.transaction(() => body.map(({ email_address: email }) => joinWaitlist(instance, email))),
  }),
  route({
    method: 'DELETE',
    path,
    operation: 'DeleteWaitlistEntry',
    run: ({ instance, param }) => leaveWaitlist(instance, param('waitlist_entry_id')),
  }),
  route({
    method: 'POST',
    path: `${path}/invite`,
    operation: 'InviteWaitlistEntry',
    differs: 'As CreateInvitation.',
    body: v.strictObject({ ignore_existing: maybe(v.boolean()) }),
    run: ({ instance, param, body }) =>
      inviteFromWaitlist(instance, param('waitlist_entry_id'), body.ignore_existing ?? false),
  }),
  route({
    method: 'POST',
    path: `${path}/reject`,
    operation: 'RejectWaitlistEntry',
    run: ({ instance, param }) => rejectFromWaitlist(instance, param('waitlist_entry_id')),
  }),
]
