import { clerkError, fieldError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { isRoleInvited } from '../../store/organizations/invitations.ts'
import { isRoleHeld, replaceRole } from '../../store/organizations/memberships.ts'
import { deleteRecord, insertRecord, updateRecord } from '../../store/records/records.ts'
import { needRecord } from '../records.ts'
import { needPermission, permissionResource } from './permissions.ts'
import { everyRecord, findByKey, type Role, type RoleData, standardRoles, titleOf } from './role-records.ts'

const kind = 'organization_role'

/** The keys of a role's permissions. A role without a record of its own has none, except Clerk's two. */
export function permissionsOf(instance: Instance, role: string): readonly string[] {
  return findByKey(instance, kind, role)?.data.permissions ?? standardRoles[role] ?? []
}

export function roleName(instance: Instance, role: string): string {
  return findByKey(instance, kind, role)?.data.title ?? titleOf(role)
}

function isCreatorEligible({ data }: Role): boolean {
  return (
    data.permissions.includes('org:sys_memberships:manage') &&
    data.permissions.includes('org:sys_memberships:read') &&
    data.permissions.includes('org:sys_profile:delete')
  )
}

export function roleResource(instance: Instance, row: Role): object {
  return {
    object: 'role',
    id: row.id,
    name: row.data.title,
    key: row.name,
    description: row.data.description,
    is_creator_eligible: isCreatorEligible(row),
    permissions: row.data.permissions.flatMap((key) => {
      const permission = findByKey(instance, 'organization_permission', key)
      return permission ? [permissionResource(permission)] : []
    }),
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function needRole(instance: Instance, id: string): Role {
  return needRecord<RoleData>(instance, kind, id)
}

function tell(instance: Instance, what: 'created' | 'updated', id: string): Role {
  const row = needRole(instance, id)
  instance.emit(`role.${what}`, () => roleResource(instance, row))
  return row
}

interface RoleInput {
  readonly name: string
  readonly key: string
  readonly description?: string | null | undefined
  /** Ids of permissions. */
  readonly permissions?: readonly string[] | null | undefined
}

function assertKeyFree(instance: Instance, key: string, self?: string): void {
  const other = findByKey(instance, kind, key)
  if (other && other.id !== self) throw clerkError('form_identifier_exists', 'key', { param_name: 'key' })
}

function keysOf(instance: Instance, ids: readonly string[]): string[] {
  return [...new Set(ids.map((id) => needPermission(instance, id).name))]
}

export function createRole(
  instance: Instance,
  input: RoleInput & { readonly include_in_initial_role_set?: boolean | null | undefined },
): Role {
  assertKeyFree(instance, input.key)
  const now = instance.now()
  const id = newId('role', now)
  const data: RoleData = {
    title: input.name,
    description: input.description ?? null,
    permissions: keysOf(instance, input.permissions ?? []),
  }
  instance.db.transaction(() => {
    insertRecord(instance.db, { kind, id, name: input.key, data, created_at: now })
    if (input.include_in_initial_role_set)
      for (const set of everyRecord(instance, 'role_set').filter(({ status }) => status === 'initial'))
        updateRecord(instance.db, set.id, { data: { ...set.data, roles: [...set.data.roles, input.key] } })
  })
  return tell(instance, 'created', id)
}

/** Replaces the key of a role wherever it is named. */
function rename(instance: Instance, from: string, to: string): void {
  replaceRole(instance.db, from, to)
  for (const set of everyRecord(instance, 'role_set')) {
    const renamed = (key: string): string => (key === from ? to : key)
    const { roles, default_role: member, creator_role: creator } = set.data
    const data = { roles: roles.map(renamed), default_role: renamed(member), creator_role: renamed(creator) }
    updateRecord(instance.db, set.id, { data: { ...set.data, ...data } })
  }
}

export function changeRole(
  instance: Instance,
  id: string,
  change: { readonly [Key in keyof RoleInput]?: RoleInput[Key] | null | undefined },
): Role {
  const row = needRole(instance, id)
  const key = change.key ?? row.name
  // The emulator's own rules name Clerk's two roles.
  if (key !== row.name && row.name in standardRoles) throw fieldError('form_param_value_invalid', 'key')
  if (key !== row.name) assertKeyFree(instance, key, row.id)
  const data: RoleData = {
    title: change.name ?? row.data.title,
    description: change.description ?? row.data.description,
    permissions: change.permissions ? keysOf(instance, change.permissions) : row.data.permissions,
  }
  instance.db.transaction(() => {
    updateRecord(instance.db, row.id, { name: key, data, updated_at: instance.now() })
    if (key !== row.name) rename(instance, row.name, key)
  })
  return tell(instance, 'updated', id)
}

export function removeRole(instance: Instance, id: string): object {
  const row = needRole(instance, id)
  const sets = everyRecord(instance, 'role_set')
  if (sets.some(({ data }) => data.creator_role === row.name))
    throw clerkError('organization_role_default_creator_role')
  if (sets.some(({ data }) => data.default_role === row.name)) throw clerkError('organization_role_domain_default_role')
  if (isRoleHeld(instance.db, row.name)) throw clerkError('organization_role_assigned_members')
  if (isRoleInvited(instance.db, row.name)) throw clerkError('organization_role_exists_in_invitations')
  instance.db.transaction(() => {
    for (const set of sets)
      updateRecord(instance.db, set.id, {
        data: { ...set.data, roles: set.data.roles.filter((key) => key !== row.name) },
      })
    deleteRecord(instance.db, row.id)
  })
  const deleted = { object: 'role', id, deleted: true }
  instance.emit('role.deleted', () => deleted)
  return deleted
}

/** Gives a permission to a role, or takes it away. */
export function setRolePermission(instance: Instance, id: string, permissionId: string, given: boolean): Role {
  const row = needRole(instance, id)
  const { name: key } = needPermission(instance, permissionId)
  const has = row.data.permissions.includes(key)
  if (given && has) throw clerkError('organization_role_permission_association_exists')
  if (!given && !has) throw clerkError('organization_role_permission_association_not_found')
  const permissions = given ? [...row.data.permissions, key] : row.data.permissions.filter((other) => other !== key)
  updateRecord(instance.db, row.id, { data: { ...row.data, permissions }, updated_at: instance.now() })
  return tell(instance, 'updated', id)
}
