import * as v from 'valibot'
import type { Instance } from '../../instance.ts'
import { needOrganization } from '../../model/organizations/find.ts'
import { addMember, changeMember, removeMember, setMemberMetadata } from '../../model/organizations/members.ts'
import { membershipResource } from '../../model/organizations/resources.ts'
import { needUser } from '../../model/users/users.ts'
import { listMemberships, type MembershipRow } from '../../store/organizations/memberships.ts'
import type { Paged } from '../../store/statements.ts'
import { inQuery, paging } from '../../validation.ts'
import { type Route, route } from '../route.ts'
import { metadataBody, metadataFields, newestFirst, orderOf, organizationPath, role } from './fields.ts'

const memberOrders = ['phone_number', 'email_address', 'created_at', 'first_name', 'last_name', 'username']

function memberships(instance: Instance, { rows, total }: Paged<MembershipRow>) {
  return {
    data: rows.map((row) => membershipResource(instance, row)),
    total_count: total,
  }
}

export const members: readonly Route[] = [
  route({
    method: 'POST',
    path: `${organizationPath}/memberships`,
    operation: 'CreateOrganizationMembership',
    differs: 'Every role of the form `org:…` may be given; one that was not created has no permissions.',
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
