import { clerkError, fieldError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { deleteRecord, insertRecord, updateRecord } from '../../store/records/records.ts'
import { needRecord } from '../records.ts'
import { everyRecord, findByKey, type Permission, type PermissionData } from './role-records.ts'

const kind = 'organization_permission'

export function permissionResource({ id, name, data, created_at, updated_at }: Permission): object {
  return {
    object: 'permission',
    id,
    name: data.title,
    key: name,
    description: data.description,
    type: data.system ? 'system' : 'user',
    created_at,
    updated_at,
  }
}

export function needPermission(instance: Instance, id: string): Permission {
  return needRecord<PermissionData>(instance, kind, id)
}

function assertKeyFree(instance: Instance, key: string, self?: string): void {
  const other = findByKey(instance, kind, key)
  if (other && other.id !== self) throw clerkError('form_identifier_exists', 'key', { param_name: 'key' })
  if (key.startsWith('org:sys_')) throw fieldError('form_param_value_invalid', 'key')
}

function tell(instance: Instance, what: 'created' | 'updated', id: string): Permission {
  const row = needPermission(instance, id)
  instance.emit(`permission.${what}`, () => permissionResource(row))
  return row
}

interface PermissionInput {
  readonly name: string
  readonly key: string
  readonly description?: string | null | undefined
}

export function createPermission(instance: Instance, input: PermissionInput): Permission {
  assertKeyFree(instance, input.key)
  const now = instance.now()
  const id = newId('perm', now)
  const data: PermissionData = { title: input.name, description: input.description ?? '', system: false }
  insertRecord(instance.db, { kind, id, name: input.key, data, created_at: now })
  return tell(instance, 'created', id)
}

function own(instance: Instance, id: string): Permission {
  const row = needPermission(instance, id)
  if (row.data.system) throw clerkError('organization_system_permission_not_modifiable')
  return row
}

/** Replaces the key of a permission in every role, or removes it. */
function replaceInRoles(instance: Instance, key: string, by: string | undefined): void {
  for (const role of everyRecord(instance, 'organization_role')) {
    if (!role.data.permissions.includes(key)) continue
    const permissions = role.data.permissions.flatMap((other) => (other === key ? (by ?? []) : other))
    updateRecord(instance.db, role.id, { data: { ...role.data, permissions } })
  }
}

export function changePermission(
  instance: Instance,
  id: string,
  change: { readonly [Key in keyof PermissionInput]?: PermissionInput[Key] | null | undefined },
): Permission {
  const row = own(instance, id)
  const key = change.key ?? row.name
  if (key !== row.name) assertKeyFree(instance, key, row.id)
  const data: PermissionData = {
    ...row.data,
    title: change.name ?? row.data.title,
    description: change.description ?? row.data.description,
  }
  instance.db.transaction(() => {
    updateRecord(instance.db, row.id, { name: key, data, updated_at: instance.now() })
    if (key !== row.name) replaceInRoles(instance, row.name, key)
  })
  return tell(instance, 'updated', id)
}

export function removePermission(instance: Instance, id: string): object {
  const row = own(instance, id)
  instance.db.transaction(() => {
    replaceInRoles(instance, row.name, undefined)
    deleteRecord(instance.db, row.id)
  })
  const deleted = { object: 'permission', id, deleted: true }
  instance.emit('permission.deleted', () => deleted)
  return deleted
}
