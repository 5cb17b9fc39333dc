import * as v from 'valibot'
import { fieldError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import {
  addMember,
  changeMember,
  changeOrganization,
  createOrganization,
  invitationResource,
  invitationWithOrganization,
  invite,
  membershipResource,
  needInvitation,
  needOrganization,
  organizationResource,
  removeMember,
  removeOrganization,
  revokeInvitation,
  setMemberMetadata,
  setOrganizationMetadata,
} from '../../model/organizations/organizations.ts'
import { needUser } from '../../model/users/users.ts'
import {
  type InvitationRow,
  listInvitations,
  listMemberships,
  listOrganizations,
  type MembershipRow,
  type Order,
  type Paged,
} from '../../store/organizations/organizations.ts'
import { identifiersOf } from '../../store/users/users.ts'
import { code, dateTime, emailAddress, inQuery, maybe, metadata, paging } from '../../validation.ts'
import { type Route, route } from '../route.ts'

const metadataFields = { public_metadata: maybe(metadata), private_metadata: maybe(metadata) }
const metadataBody = v.strictObject({
  public_metadata: v.optional(metadata),
  private_metadata: v.optional(metadata),
})
const role = v.pipe(v.string(), v.regex(/^org:[a-z0-9_]+$/, code('form_param_value_invalid')))
const name = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, code('form_param_format_invalid')),
  v.maxLength(256, code('form_param_max_length_exceeded')),
)
const slug = maybe(v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/, code('form_param_format_invalid'))))
const memberLimit = maybe(v.pipe(v.number(), v.integer(), v.minValue(0, code('form_param_value_invalid'))))
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

const newestFirst: Order = { column: 'created_at', descending: true }

const orderOf = (text: string | undefined, columns: readonly string[]): Order => {
  if (!text) return newestFirst
  const column = text.replace(/^[+ -]/, '')
  if (!columns.includes(column)) throw fieldError('form_param_value_invalid', 'order_by')
  return { column, descending: text.startsWith('-') }
}

const memberOrders = ['phone_number', 'email_address', 'created_at', 'first_name', 'last_name', 'username']
const invitationOrders = ['created_at', 'email_address']

const memberships = (instance: Instance, { rows, total }: Paged<MembershipRow>) => ({
  data: rows.map((row) => membershipResource(instance, row)),
  total_count: total,
})

const invitations = (instance: Instance, { rows, total }: Paged<InvitationRow>) => ({
  data: rows.map((row) => invitationResource(instance, row)),
  total_count: total,
})

const own = (instance: Instance, { rows, total }: Paged<InvitationRow>) => ({
  data: rows.map((row) => invitationWithOrganization(instance, row)),
  total_count: total,
})

const organizationPath = '/organizations/{organization_id}'

const organizations: readonly Route[] = [
  route({
    method: 'GET',
    path: '/organizations',
    operation: 'ListOrganizations',
    query: v.object({
      include_members_count: inQuery.boolean,
      include_missing_member_with_elevated_permissions: inQuery.boolean,
      query: inQuery.text,
      user_id: inQuery.list,
      organization_id: inQuery.list,
      order_by: inQuery.text,
      ...paging,
    }),
    run: ({ instance, query }) => {
      const order = orderOf(query.order_by, ['name', 'created_at', 'members_count'])
      const { rows, total } = listOrganizations(instance.db, query, order, query)
      const include = {
        members: query.include_members_count,
        elevated: query.include_missing_member_with_elevated_permissions,
      }
      return { data: rows.map((row) => organizationResource(instance, row, include)), total_count: total }
    },
  }),
  route({
    method: 'POST',
    path: '/organizations',
    operation: 'CreateOrganization',
    differs: 'Organizations are always on, with slugs. Five members, where no limit is given.',
    body: v.strictObject({
      name,
      created_by: maybe(v.string()),
      slug,
      max_allowed_memberships: memberLimit,
      created_at: maybe(dateTime),
      role_set_key: maybe(v.string()),
      ...metadataFields,
    }),
    run: ({ instance, body }) => organizationResource(instance, createOrganization(instance, body)),
  }),
  route({
    method: 'GET',
    path: organizationPath,
    operation: 'GetOrganization',
    query: v.object({
      include_members_count: inQuery.boolean,
      include_missing_member_with_elevated_permissions: inQuery.boolean,
    }),
    run: ({ instance, param, query }) =>
      organizationResource(instance, needOrganization(instance, param('organization_id')), {
        members: query.include_members_count,
        elevated: query.include_missing_member_with_elevated_permissions,
      }),
  }),
  route({
    method: 'PATCH',
    path: organizationPath,
    operation: 'UpdateOrganization',
    body: v.strictObject({
      name: maybe(name),
      slug,
      max_allowed_memberships: memberLimit,
      admin_delete_enabled: maybe(v.boolean()),
      created_at: maybe(dateTime),
      role_set_key: maybe(v.string()),
    }),
    run: ({ instance, param, body }) =>
      organizationResource(instance, changeOrganization(instance, param('organization_id'), body)),
  }),
  route({
    method: 'DELETE',
    path: organizationPath,
    operation: 'DeleteOrganization',
    run: ({ instance, param }) => removeOrganization(instance, param('organization_id')),
  }),
  route({
    method: 'PATCH',
    path: `${organizationPath}/metadata`,
    operation: 'MergeOrganizationMetadata',
    body: metadataBody,
    run: ({ instance, param, body }) =>
      organizationResource(instance, setOrganizationMetadata(instance, param('organization_id'), body, true)),
  }),
  route({
    method: 'PUT',
    path: `${organizationPath}/metadata`,
    operation: 'ReplaceOrganizationMetadata',
    body: metadataBody,
    run: ({ instance, param, body }) =>
      organizationResource(instance, setOrganizationMetadata(instance, param('organization_id'), body, false)),
  }),
]

const members: readonly Route[] = [
  route({
    method: 'POST',
    path: `${organizationPath}/memberships`,
    operation: 'CreateOrganizationMembership',
    differs: 'Every role of the form `org:…` exists; those of your own have no permissions.',
    body: v.strictObject({ user_id: v.string(), role, ...metadataFields }),
    run: ({ instance, param, body }) =>
      membershipResource(instance, addMember(instance, param('organization_id'), body)),
  }),
  route({
    method: 'GET',
    path: `${organizationPath}/memberships`,
    operation: 'ListOrganizationMemberships',
    query: v.object({
      order_by: inQuery.text,
      user_id: inQuery.list,
      email_address: inQuery.list,
      phone_number: inQuery.list,
      username: inQuery.list,
      web3_wallet: inQuery.list,
      role: inQuery.list,
      query: inQuery.text,
      email_address_query: inQuery.text,
      phone_number_query: inQuery.text,
      username_query: inQuery.text,
      name_query: inQuery.text,
      last_active_at_before: inQuery.time,
      last_active_at_after: inQuery.time,
      created_at_before: inQuery.time,
      created_at_after: inQuery.time,
      ...paging,
    }),
    run: ({ instance, param, query }) => {
      const { id } = needOrganization(instance, param('organization_id'))
      const { role: roles, created_at_before, created_at_after, order_by, limit, offset, ...users } = query
      const filters = { organization_id: id, role: roles, created_at_before, created_at_after, users }
      return memberships(
        instance,
        listMemberships(instance.db, filters, orderOf(order_by, memberOrders), { limit, offset }),
      )
    },
  }),
  route({
    method: 'PATCH',
    path: `${organizationPath}/memberships/{user_id}`,
    operation: 'UpdateOrganizationMembership',
    body: v.strictObject({ role }),
    run: ({ instance, param, body }) =>
      membershipResource(instance, changeMember(instance, param('organization_id'), param('user_id'), body.role)),
  }),
  route({
    method: 'DELETE',
    path: `${organizationPath}/memberships/{user_id}`,
    operation: 'DeleteOrganizationMembership',
    run: ({ instance, param }) => removeMember(instance, param('organization_id'), param('user_id')),
  }),
  route({
    method: 'PATCH',
    path: `${organizationPath}/memberships/{user_id}/metadata`,
    operation: 'UpdateOrganizationMembershipMetadata',
    body: metadataBody,
    run: ({ instance, param, body }) =>
      membershipResource(instance, setMemberMetadata(instance, param('organization_id'), param('user_id'), body)),
  }),
  route({
    method: 'GET',
    path: '/organization_memberships',
    operation: 'InstanceGetOrganizationMemberships',
    query: v.object({ order_by: inQuery.text, ...paging }),
    run: ({ instance, query }) =>
      memberships(instance, listMemberships(instance.db, {}, orderOf(query.order_by, memberOrders), query)),
  }),
  route({
    method: 'GET',
    path: '/users/{user_id}/organization_memberships',
    operation: 'UsersGetOrganizationMemberships',
    query: v.object(paging),
    run: ({ instance, param, query }) => {
      const { id } = needUser(instance, param('user_id'))
      return memberships(instance, listMemberships(instance.db, { user_id: id }, newestFirst, query))
    },
  }),
]

const invitationRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: `${organizationPath}/invitations`,
    operation: 'CreateOrganizationInvitation',
    differs: 'No mail is sent, `url` is null and nobody can accept.',
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

export const organizationRoutes: readonly Route[] = [...organizations, ...members, ...invitationRoutes]
