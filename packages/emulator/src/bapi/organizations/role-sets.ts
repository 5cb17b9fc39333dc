import * as v from 'valibot'
import type { RoleSetData } from '../../model/organizations/role-records.ts'
import {
  changeRoleSet,
  createRoleSet,
  needRoleSet,
  replaceRoleInSet,
  replaceRoleSet,
  roleSetResource,
} from '../../model/organizations/role-sets.ts'
import { code, maybe } from '../../validation.ts'
import type { Route } from '../route.ts'
import { name, role } from './fields.ts'
import { listQuery, listRolesOf, roleRoute } from './roles.ts'

const key = v.pipe(v.string(), v.regex(/^role_set:[a-z0-9_]+$/, code('form_param_format_invalid')))
const roles = v.pipe(
  v.array(v.string()),
  v.minLength(1, code('form_param_value_invalid')),
  v.maxLength(10, code('form_param_array_size_exceeded')),
)
const path = '/role_sets/{role_set_key_or_id}'

export const roleSetRoutes: readonly Route[] = [
  roleRoute({
    method: 'GET',
    path: '/role_sets',
    operation: 'ListRoleSets',
    query: listQuery,
    run: (request) => listRolesOf<RoleSetData>(request, 'role_set', (row) => roleSetResource(request.instance, row)),
  }),
  roleRoute({
    method: 'POST',
    path: '/role_sets',
    operation: 'CreateRoleSet',
    differs: 'Every organization has the initial role set, and its creator becomes `org:admin`.',
    body: v.strictObject({
      name,
      key: v.optional(key),
      description: maybe(v.string()),
      default_role_key: role,
      creator_role_key: role,
      type: v.optional(v.picklist(['initial', 'custom'], code('form_param_value_invalid'))),
      roles,
    }),
    run: ({ instance, body }) => roleSetResource(instance, createRoleSet(instance, body)),
  }),
  roleRoute({
    method: 'GET',
    path,
    operation: 'GetRoleSet',
    run: ({ instance, param }) => roleSetResource(instance, needRoleSet(instance, param('role_set_key_or_id'))),
  }),
  roleRoute({
    method: 'PATCH',
    path,
    operation: 'UpdateRoleSet',
    body: v.strictObject({
      name: maybe(name),
      key: maybe(key),
      description: maybe(v.string()),
      type: maybe(v.picklist(['initial'], code('form_param_value_invalid'))),
      default_role_key: maybe(role),
      creator_role_key: maybe(role),
    }),
    run: ({ instance, param, body }) =>
      roleSetResource(instance, changeRoleSet(instance, param('role_set_key_or_id'), body)),
  }),
  roleRoute({
    method: 'POST',
    path: `${path}/replace`,
    operation: 'ReplaceRoleSet',
    body: v.strictObject({
      dest_role_set_key: v.string(),
      reassignment_mappings: v.optional(v.record(v.string(), v.string())),
    }),
    run: ({ instance, param, body }) =>
      replaceRoleSet(instance, param('role_set_key_or_id'), body.dest_role_set_key, body.reassignment_mappings ?? {}),
  }),
  roleRoute({
    method: 'POST',
    path: `${path}/roles`,
    operation: 'AddRolesToRoleSet',
    body: v.strictObject({ role_keys: roles, default_role_key: v.optional(role), creator_role_key: v.optional(role) }),
    run: ({ instance, param, body }) =>
      roleSetResource(instance, changeRoleSet(instance, param('role_set_key_or_id'), body)),
  }),
  roleRoute({
    method: 'POST',
    path: `${path}/roles/replace`,
    operation: 'ReplaceRoleInRoleSet',
    body: v.strictObject({ role_key: role, to_role_key: role }),
    run: ({ instance, param, body }) =>
      roleSetResource(
        instance,
        replaceRoleInSet(instance, param('role_set_key_or_id'), body.role_key, body.to_role_key),
      ),
  }),
]
