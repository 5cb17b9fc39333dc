import * as v from 'valibot'
import { fieldError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { needMembership } from '../../model/organizations/find.ts'
import { addMember, changeMember, removeMember } from '../../model/organizations/members.ts'
import { listMemberships, type MembershipRow } from '../../store/organizations/memberships.ts'
import { findOrganization, type OrganizationRow } from '../../store/organizations/organizations.ts'
import { findUser } from '../../store/users/users.ts'
import { field, filled, pages } from '../form.ts'
import { frontendMembership } from '../resources/organization.ts'
import { type FrontendRoute, frontendRoute } from '../route.ts'
import { memberWith } from './access.ts'

const newest = { column: 'created_at', descending: true }

interface Page {
  readonly limit: number
  readonly offset: number
  readonly paginated?: boolean | undefined
}

function shown(instance: Instance, row: MembershipRow): object {
  return frontendMembership(instance, row, findOrganization(instance.db, row.organization_id) as OrganizationRow)
}

/** `{ data, total_count }` if `paginated` is set, as clerk-js does, else an array. */
function listed(rows: readonly object[], total: number, { paginated }: Page): object {
  return paginated ? { data: rows, total_count: total } : rows
}

const member = '/organizations/{organization_id}/memberships/{user_id}'

export const memberRoutes: readonly FrontendRoute[] = [
  frontendRoute({
    method: 'GET',
    path: '/organizations/{organization_id}/memberships',
    operation: 'ListOrganizationMemberships',
    query: v.object({ ...pages, query: field.value, role: field.list, order_by: field.value }),
    run: (request) => {
      const { instance, query } = request
      const { organization } = memberWith(request, 'org:sys_memberships:read')
      const filters = {
        organization_id: organization.id,
        ...(query.role?.length ? { role: query.role } : {}),
        ...(query.query ? { users: { query: query.query } } : {}),
      }
      const { rows, total } = listMemberships(instance.db, filters, newest, query)
      return listed(
        rows.map((row) => shown(instance, row)),
        total,
        query,
      )
    },
  }),
  frontendRoute({
    method: 'POST',
    path: '/organizations/{organization_id}/memberships',
    operation: 'CreateOrganizationMembership',
    body: v.strictObject({ user_id: field.required(filled), role: field.required(filled) }),
    run: (request) => {
      const { instance, body } = request
      const { organization } = memberWith(request, 'org:sys_memberships:manage')
      if (!findUser(instance.db, body.user_id)) throw fieldError('form_resource_not_found', 'user_id')
      return shown(instance, addMember(instance, organization.id, body))
    },
  }),
  frontendRoute({
    method: 'PATCH',
    path: member,
    operation: 'UpdateOrganizationMembership',
    body: v.strictObject({ role: field.required(filled) }),
    run: (request) => {
      const { instance, body, param } = request
      const { organization } = memberWith(request, 'org:sys_memberships:manage')
      return shown(instance, changeMember(instance, organization.id, param('user_id'), body.role))
    },
  }),
  frontendRoute({
    method: 'DELETE',
    path: member,
    operation: 'removeOrganizationMember',
    run: (request) => {
      const { instance, param } = request
      const { organization, user } = memberWith(request)
      if (param('user_id') !== user.id) memberWith(request, 'org:sys_memberships:manage')
      const before = shown(instance, needMembership(instance, organization.id, param('user_id')))
      removeMember(instance, organization.id, param('user_id'))
      return before
    },
  }),
  frontendRoute({
    method: 'GET',
    path: '/me/organization_memberships',
    operation: 'getOrganizationMemberships',
    query: v.object(pages),
    run: ({ instance, session, query }) => {
      const { rows, total } = listMemberships(instance.db, { user_id: session().user.id }, newest, query)
      return listed(
        rows.map((row) => shown(instance, row)),
        total,
        query,
      )
    },
  }),
  frontendRoute({
    method: 'DELETE',
    path: '/me/organization_memberships/{organization_id}',
    operation: 'deleteOrganizationMemberships',
    run: (request) => {
      const { organization, membership, user } = memberWith(request)
      removeMember(request.instance, organization.id, user.id)
      return { object: 'organization_membership', id: membership.id, deleted: true }
    },
  }),
]
