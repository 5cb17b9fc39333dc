import { derivedId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { findRecordByName, insertRecord, listRecords, type RecordRow } from '../../store/records/records.ts'

/** The name of a permission's record is its key. */
export interface PermissionData {
  readonly title: string
  readonly description: string
  readonly system: boolean
}

/** The name of a role's record is its key. */
export interface RoleData {
  readonly title: string
  readonly description: string | null
  /** Keys of permissions. */
  readonly permissions: readonly string[]
}

/** The name of a role set's record is its key, its status `initial` or `custom`. */
export interface RoleSetData {
  readonly title: string
  readonly description: string | null
  /** Keys of roles. */
  readonly roles: readonly string[]
  readonly default_role: string
  readonly creator_role: string
}

export type Permission = RecordRow<PermissionData>
export type Role = RecordRow<RoleData>
export type RoleSet = RecordRow<RoleSetData>

interface Data {
  readonly organization_permission: PermissionData
  readonly organization_role: RoleData
  readonly role_set: RoleSetData
}

export type RoleKind = keyof Data

export const adminRole = 'org:admin'
export const memberRole = 'org:member'

const systemPermissions: readonly (readonly [key: string, title: string])[] = [
  ['org:sys_profile:manage', 'Manage organization'],
  ['org:sys_profile:delete', 'Delete organization'],
  ['org:sys_memberships:read', 'Read members'],
  ['org:sys_memberships:manage', 'Manage members'],
  ['org:sys_domains:read', 'Read domains'],
  ['org:sys_domains:manage', 'Manage domains'],
  ['org:sys_api_keys:read', 'Read API keys'],
  ['org:sys_api_keys:manage', 'Manage API keys'],
]

/** The permissions of Clerk's two roles, until they are changed. */
export const standardRoles: Readonly<Record<string, readonly string[]>> = {
  [memberRole]: ['org:sys_memberships:read'],
  [adminRole]: systemPermissions.map(([key]) => key),
}

/** The display name of a role's key: "Admin" for `org:admin`. */
export function titleOf(key: string): string {
  const name = key.replace(/^org:/, '').replaceAll('_', ' ')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** Stores Clerk's own roles and permissions. Happens at the first request for any role or permission. */
function writeStandard(instance: Instance): void {
  const { db } = instance
  const created_at = instance.now()
  for (const [key, title] of systemPermissions) {
    const data: PermissionData = { title, description: '', system: true }
    insertRecord(db, { kind: 'organization_permission', id: derivedId('perm', key), name: key, data, created_at })
  }
  for (const [key, permissions] of Object.entries(standardRoles)) {
    const data: RoleData = { title: titleOf(key), description: null, permissions }
    insertRecord(db, { kind: 'organization_role', id: derivedId('role', key), name: key, data, created_at })
  }
  const data: RoleSetData = {
    title: 'Default',
    description: null,
    roles: [adminRole, memberRole],
    default_role: memberRole,
    creator_role: adminRole,
  }
  const key = 'role_set:default'
  const set = { kind: 'role_set' as const, id: derivedId('rset', key), name: key, status: 'initial' }
  insertRecord(db, { ...set, data, created_at })
}

export function ensureRoles(instance: Instance): void {
  if (findRecordByName(instance.db, 'organization_role', adminRole)) return
  instance.db.transaction(() => writeStandard(instance))
}

/** Every record of a kind, oldest first. */
export function everyRecord<Kind extends RoleKind>(instance: Instance, kind: Kind): RecordRow<Data[Kind]>[] {
  const order = { column: 'created_at', descending: false }
  const all = { limit: 1000, offset: 0 }
  return listRecords<Data[Kind]>(instance.db, kind, {}, order, all, instance.now()).rows
}

/** Finds a record by its key. */
export function findByKey<Kind extends RoleKind>(
  instance: Instance,
  kind: Kind,
  key: string,
): RecordRow<Data[Kind]> | undefined {
  return findRecordByName<Data[Kind]>(instance.db, kind, key)
}
