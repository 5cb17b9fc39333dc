import { clerkError, fieldError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { isRoleHeld, replaceRole } from '../../store/organizations/memberships.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '../../store/records/records.ts'
import { everyRecord, findByKey, type Role, type RoleSet, type RoleSetData } from './role-records.ts'

const kind = 'role_set'

function itemResource({ id, name, data, created_at, updated_at }: Role, held: boolean): object {
  return {
    object: 'role_set_item',
    id,
    name: data.title,
    key: name,
    description: data.description,
    has_members: held,
    created_at,
    updated_at,
  }
}

export function roleSetResource(instance: Instance, row: RoleSet): object {
  const { title, description, roles, default_role, creator_role } = row.data
  const item = (key: string): object | null => {
    const role = findByKey(instance, 'organization_role', key)
    return role ? itemResource(role, isRoleHeld(instance.db, key)) : null
  }
  return {
    object: 'role_set',
    id: row.id,
    name: title,
    key: row.name,
    description,
    roles: roles.map(item).filter((it) => it !== null),
    default_role: item(default_role),
    creator_role: item(creator_role),
    type: row.status,
    role_set_migration: null,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function needRoleSet(instance: Instance, keyOrId: string): RoleSet {
  const row = findRecord<RoleSetData>(instance.db, kind, keyOrId) ?? findByKey(instance, kind, keyOrId)
  if (!row) throw clerkError('resource_not_found', `The role set ${keyOrId}`)
  return row
}

function assertRoles(instance: Instance, keys: readonly string[], field: string): void {
  for (const key of keys)
    if (!findByKey(instance, 'organization_role', key)) throw fieldError('form_resource_not_found', field)
}

function assertOneOf(key: string, roles: readonly string[], field: string): void {
  if (!roles.includes(key)) throw fieldError('form_param_value_invalid', field)
}

function assertKeyFree(instance: Instance, key: string, self?: string): void {
  const other = findByKey(instance, kind, key)
  if (other && other.id !== self) throw clerkError('form_identifier_exists', 'key', { param_name: 'key' })
}

/** Makes a role set the initial one, of which there is only one. */
function makeInitial(instance: Instance, id: string): void {
  for (const { id: other, status } of everyRecord(instance, kind))
    if (status === 'initial' && other !== id) updateRecord(instance.db, other, { status: 'custom' })
  updateRecord(instance.db, id, { status: 'initial' })
}

function keyOf(name: string): string {
  return `role_set:${name.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`
}

export function createRoleSet(
  instance: Instance,
  input: {
    readonly name: string
    readonly key?: string | undefined
    readonly description?: string | null | undefined
    readonly type?: 'initial' | 'custom' | undefined
    readonly roles: readonly string[]
    readonly default_role_key: string
    readonly creator_role_key: string
  },
): RoleSet {
  const { roles, default_role_key: member, creator_role_key: creator } = input
  const key = input.key ?? keyOf(input.name)
  assertKeyFree(instance, key)
  assertRoles(instance, roles, 'roles')
  assertOneOf(member, roles, 'default_role_key')
  assertOneOf(creator, roles, 'creator_role_key')
  const now = instance.now()
  const id = newId('rset', now)
  const data: RoleSetData = {
    title: input.name,
    description: input.description ?? null,
    roles: [...new Set(roles)],
    default_role: member,
    creator_role: creator,
  }
  instance.db.transaction(() => {
    insertRecord(instance.db, { kind, id, name: key, status: 'custom', data, created_at: now })
    if (input.type === 'initial') makeInitial(instance, id)
  })
  return needRoleSet(instance, id)
}

export interface RoleSetChange {
  readonly name?: string | null | undefined
  readonly key?: string | null | undefined
  readonly description?: string | null | undefined
  readonly type?: 'initial' | null | undefined
  readonly default_role_key?: string | null | undefined
  readonly creator_role_key?: string | null | undefined
  /** Roles to add. */
  readonly role_keys?: readonly string[] | undefined
}

export function changeRoleSet(instance: Instance, keyOrId: string, change: RoleSetChange): RoleSet {
  const row = needRoleSet(instance, keyOrId)
  const added = change.role_keys ?? []
  assertRoles(instance, added, 'role_keys')
  const data: RoleSetData = {
    title: change.name ?? row.data.title,
    description: change.description ?? row.data.description,
    roles: [...new Set([...row.data.roles, ...added])],
    default_role: change.default_role_key ?? row.data.default_role,
    creator_role: change.creator_role_key ?? row.data.creator_role,
  }
  assertOneOf(data.default_role, data.roles, 'default_role_key')
  assertOneOf(data.creator_role, data.roles, 'creator_role_key')
  if (change.key) assertKeyFree(instance, change.key, row.id)
  instance.db.transaction(() => {
    updateRecord(instance.db, row.id, { name: change.key ?? row.name, data, updated_at: instance.now() })
    if (change.type === 'initial') makeInitial(instance, row.id)
  })
  return needRoleSet(instance, row.id)
}

/** Replaces a role in a set. If the set is the initial one, members with the role get the other role. */
export function replaceRoleInSet(instance: Instance, keyOrId: string, from: string, to: string): RoleSet {
  const row = needRoleSet(instance, keyOrId)
  assertOneOf(from, row.data.roles, 'role_key')
  assertRoles(instance, [to], 'to_role_key')
  const replaced = (key: string): string => (key === from ? to : key)
  const { roles, default_role: member, creator_role: creator } = row.data
  const data: RoleSetData = {
    ...row.data,
    roles: [...new Set(roles.map(replaced))],
    default_role: replaced(member),
    creator_role: replaced(creator),
  }
  instance.db.transaction(() => {
    updateRecord(instance.db, row.id, { data, updated_at: instance.now() })
    if (row.status === 'initial') replaceRole(instance.db, from, to)
  })
  return needRoleSet(instance, row.id)
}

/** Replaces a role set with another one, whose roles the members get, and deletes it. */
export function replaceRoleSet(
  instance: Instance,
  keyOrId: string,
  destination: string,
  mappings: Readonly<Record<string, string>>,
): object {
  const row = needRoleSet(instance, keyOrId)
  const target = needRoleSet(instance, destination)
  if (target.id === row.id) throw fieldError('form_param_value_invalid', 'dest_role_set_key')
  const initial = row.status === 'initial'
  const lost = initial ? row.data.roles.filter((key) => !target.data.roles.includes(key)) : []
  if (Object.values(mappings).some((key) => !target.data.roles.includes(key)))
    throw clerkError('organization_role_set_reassignment_mappings_invalid')
  if (lost.some((key) => !mappings[key] && isRoleHeld(instance.db, key)))
    throw clerkError('organization_role_set_reassignment_mappings_missing')
  instance.db.transaction(() => {
    for (const key of lost) if (mappings[key]) replaceRole(instance.db, key, mappings[key])
    if (initial) makeInitial(instance, target.id)
    deleteRecord(instance.db, row.id)
  })
  return { object: 'role_set', id: row.id, deleted: true }
}
