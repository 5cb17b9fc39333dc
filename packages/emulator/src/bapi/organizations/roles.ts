import * as v from 'valibot'
import {
  changePermission,
  createPermission,
  needPermission,
  permissionResource,
  removePermission,
} from '../../model/organizations/permissions.ts'
import {
  ensureRoles,
  type PermissionData,
  type RoleData,
  type RoleKind,
} from '../../model/organizations/role-records.ts'
import {
  changeRole,
  createRole,
  needRole,
  removeRole,
  roleResource,
  setRolePermission,
} from '../../model/organizations/roles.ts'
import { code, inQuery, maybe, paging } from '../../validation.ts'
import { pageOf, recordOrder } from '../instance/listed.ts'
import type { ApiRequest } from '../route.ts'
import { type Route, route } from '../route.ts'
import { name, role } from './fields.ts'

export const listQuery = v.object({ query: inQuery.text, order_by: inQuery.text, ...paging })

/** Lists roles, permissions or role sets, with the same search and order. */
export function listRolesOf<Data>(
  { instance, query }: ApiRequest<v.InferOutput<typeof listQuery>, unknown>,
  kind: RoleKind,
  show: (row: Parameters<Parameters<typeof pageOf<Data>>[3]>[0]) => object,
): object {
  const columns = { created_at: 'created_at', name: "data ->> 'title'", key: 'name' }
  const filters = { text: query.query }
  return pageOf<Data>(instance, kind, { ...query, filters, order: recordOrder(query.order_by, columns) }, show)
}

/** Creates a route that makes sure Clerk's own roles and permissions exist. */
export function roleRoute<Query = unknown, Body = unknown>(definition: Route<Query, Body>): Route {
  return route<Query, Body>({
    ...definition,
    run: (request) => {
      ensureRoles(request.instance)
      return definition.run(request)
    },
  })
}

const permissionKey = v.pipe(v.string(), v.regex(/^org:[a-z0-9_]+:[a-z0-9_]+$/, code('form_param_format_invalid')))
const permissionPath = '/organization_permissions/{permission_id}'

const permissionRoutes: readonly Route[] = [
  roleRoute({
    method: 'GET',
    path: '/organization_permissions',
    operation: 'ListOrganizationPermissions',
    query: listQuery,
    run: (request) => listRolesOf<PermissionData>(request, 'organization_permission', permissionResource),
  }),
  roleRoute({
    method: 'POST',
    path: '/organization_permissions',
    operation: 'CreateOrganizationPermission',
    body: v.strictObject({ name, key: permissionKey, description: v.optional(v.string()) }),
    run: ({ instance, body }) => permissionResource(createPermission(instance, body)),
  }),
  roleRoute({
    method: 'GET',
    path: permissionPath,
    operation: 'GetOrganizationPermission',
    run: ({ instance, param }) => permissionResource(needPermission(instance, param('permission_id'))),
  }),
  roleRoute({
    method: 'PATCH',
    path: permissionPath,
    operation: 'UpdateOrganizationPermission',
    body: v.strictObject({
      name: v.optional(name),
      key: v.optional(permissionKey),
      description: v.optional(v.string()),
    }),
    run: ({ instance, param, body }) => permissionResource(changePermission(instance, param('permission_id'), body)),
  }),
  roleRoute({
    method: 'DELETE',
    path: permissionPath,
    operation: 'DeleteOrganizationPermission',
    run: ({ instance, param }) => removePermission(instance, param('permission_id')),
  }),
]

const permissions = maybe(v.array(v.string()))
const rolePath = '/organization_roles/{organization_role_id}'

export const roleRoutes: readonly Route[] = [
  ...permissionRoutes,
  roleRoute({
    method: 'GET',
    path: '/organization_roles',
    operation: 'ListOrganizationRoles',
    query: listQuery,
    run: (request) => listRolesOf<RoleData>(request, 'organization_role', (row) => roleResource(request.instance, row)),
  }),
  roleRoute({
    method: 'POST',
    path: '/organization_roles',
    operation: 'CreateOrganizationRole',
    body: v.strictObject({
      name,
      key: role,
      description: maybe(v.string()),
      permissions,
      include_in_initial_role_set: maybe(v.boolean()),
    }),
    run: ({ instance, body }) => roleResource(instance, createRole(instance, body)),
  }),
  roleRoute({
    method: 'GET',
    path: rolePath,
    operation: 'GetOrganizationRole',
    run: ({ instance, param }) => roleResource(instance, needRole(instance, param('organization_role_id'))),
  }),
  roleRoute({
    method: 'PATCH',
    path: rolePath,
    operation: 'UpdateOrganizationRole',
    differs: 'The keys of `org:admin` and `org:member` stay.',
    body: v.strictObject({ name: maybe(name), key: maybe(role), description: maybe(v.string()), permissions }),
    run: ({ instance, param, body }) =>
      roleResource(instance, changeRole(instance, param('organization_role_id'), body)),
  }),
  roleRoute({
    method: 'DELETE',
    path: rolePath,
    operation: 'DeleteOrganizationRole',
    run: ({ instance, param }) => removeRole(instance, param('organization_role_id')),
  }),
  ...(['POST', 'DELETE'] as const).map((method) =>
    roleRoute({
      method,
      path: `${rolePath}/permissions/{permission_id}`,
      operation: method === 'POST' ? 'AssignPermissionToOrganizationRole' : 'RemovePermissionFromOrganizationRole',
      run: ({ instance, param }) => {
        const given = method === 'POST'
        const changed = setRolePermission(instance, param('organization_role_id'), param('permission_id'), given)
        return roleResource(instance, changed)
      },
    }),
  ),
]
