import { clerkError, fieldError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import {
  changesIndex,
  deleteUser,
  findIdentifier,
  findUser,
  findUserBy,
  type IdentifierKind,
  insertIdentifier,
  insertUser,
  isClaimed,
  reindexUser,
  type UserColumns,
  type UserRow,
  updateUser,
} from '../../store/users/users.ts'
import { storedBackupCodes } from '../factors/backup-codes.ts'
import { isDigestOf } from '../factors/password-digests.ts'
import { checkPassword, hashPassword, type StoredPassword } from '../factors/passwords.ts'
import { mergeMetadata } from '../metadata.ts'
import { endSessions } from '../sessions/sessions.ts'
import type { CreateUserInput, MetadataInput, UpdateUserInput } from './user-input.ts'
import { userResource } from './user-resource.ts'

/** Clerk's default: a lock lasts an hour. */
export const lockMs = 3_600_000

export const needUser = (instance: Instance, id: string): UserRow => {
  const user = findUser(instance.db, id)
  if (!user) throw clerkError('resource_not_found', `No user with the id ${id}`)
  return user
}

/** Tells the webhook that a user changed, and answers with the user. */
export const changedUser = (instance: Instance, id: string): object => {
  const resource = userResource(instance, needUser(instance, id))
  instance.emit('user.updated', () => resource)
  return resource
}

const flag = (value: boolean | null | undefined): number | undefined =>
  value === undefined || value === null ? undefined : Number(value)

const given = (columns: Readonly<Record<string, unknown>>): UserColumns => {
  const rest: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(columns)) if (value !== undefined) rest[name] = value
  return rest as UserColumns
}

type PasswordInput = Pick<CreateUserInput, 'password' | 'password_digest' | 'password_hasher' | 'skip_password_checks'>

const givesPassword = (input: PasswordInput): boolean =>
  Boolean(input.password || input.password_digest || input.password_hasher)

const passwordOf = async (input: PasswordInput): Promise<StoredPassword | undefined> => {
  if (input.password_digest) {
    if (input.password) throw fieldError('form_param_value_conflict', 'password_digest')
    if (!input.password_hasher) throw fieldError('form_param_missing', 'password_hasher')
    if (!isDigestOf(input.password_hasher, input.password_digest))
      throw fieldError('form_password_digest_invalid_code', 'password_digest')
    return { digest: input.password_digest, hasher: input.password_hasher }
  }
  if (input.password_hasher) throw fieldError('form_param_missing', 'password_digest')
  if (!input.password) return undefined
  if (!input.skip_password_checks) checkPassword(input.password)
  return hashPassword(input.password)
}

const assertFree = (instance: Instance, kind: IdentifierKind, values: readonly string[]): void => {
  if (new Set(values).size < values.length) throw fieldError('form_param_duplicate', kind)
  for (const value of values) {
    if (isClaimed(instance.db, kind, value))
      throw clerkError('form_identifier_exists', kind.replace('_', ' '), { param_name: kind })
  }
}

const assertFreeColumn = (
  instance: Instance,
  column: 'username' | 'external_id',
  value: string | null | undefined,
  self?: string,
): void => {
  if (!value) return
  const other = findUserBy(instance.db, column, value)
  if (other && other.id !== self)
    throw clerkError('form_identifier_exists', column.replace('_', ' '), { param_name: column })
}

const statuses = (
  values: readonly string[] | undefined,
  given: readonly ('verified' | 'reserved')[] | undefined,
  field: string,
): readonly ('verified' | 'reserved')[] => {
  if (!given || given.length === 0) return (values ?? []).map(() => 'verified')
  if (given.length !== (values ?? []).length) throw fieldError('form_param_array_length_mismatch', field)
  return given
}

/** Makes a user, as `POST /users` and the seed do. */
export const createUser = async (
  instance: Instance,
  input: CreateUserInput,
  options: {
    readonly id?: string | undefined
    /** One that is hashed already. */
    readonly password?: StoredPassword | undefined
    readonly silent?: boolean
  } = {},
): Promise<UserRow> => {
  const { db } = instance
  const identifiers = [input.email_address, input.phone_number, input.web3_wallet].flatMap((values) => values ?? [])
  if (identifiers.length === 0 && !input.username && !input.skip_user_requirement) throw clerkError('form_data_missing')
  const emailStatuses = statuses(
    input.email_address,
    input.email_address_identification_status,
    'email_address_identification_status',
  )
  const phoneStatuses = statuses(
    input.phone_number,
    input.phone_number_identification_status,
    'phone_number_identification_status',
  )
  const password = options.password ?? (await passwordOf(input))
  const now = instance.now()
  const id = options.id ?? newId('user', now)
  const created = input.created_at ?? now
  db.transaction(() => {
    // Checked after the hashing, in the same breath as the insert: nobody can come between.
    assertFree(instance, 'email_address', input.email_address ?? [])
    assertFree(instance, 'phone_number', input.phone_number ?? [])
    assertFree(instance, 'web3_wallet', input.web3_wallet ?? [])
    assertFreeColumn(instance, 'username', input.username)
    assertFreeColumn(instance, 'external_id', input.external_id)
    if (options.id && findUser(db, options.id)) throw fieldError('form_identifier_exists', 'id')
    const primaries: Partial<Record<IdentifierKind, string>> = {}
    const rows = (
      [
        ['email_address', input.email_address, emailStatuses],
        ['phone_number', input.phone_number, phoneStatuses],
        ['web3_wallet', input.web3_wallet, []],
      ] as const
    ).flatMap(([kind, values, status]) =>
      (values ?? []).map((value, index) => ({
        id: newId('idn', now),
        kind,
        value,
        status: status[index] ?? ('verified' as const),
      })),
    )
    for (const { id, kind } of rows) primaries[kind] ??= id
    const totp = input.totp_secret || null
    insertUser(db, id, {
      ...given({
        external_id: input.external_id,
        username: input.username,
        first_name: input.first_name,
        last_name: input.last_name,
        locale: input.locale,
        primary_email_address_id: primaries.email_address,
        primary_phone_number_id: primaries.phone_number,
        primary_web3_wallet_id: primaries.web3_wallet,
        password_digest: password?.digest,
        password_hasher: password?.hasher,
        password_last_updated_at: password ? now : undefined,
        totp_secret: totp,
        backup_codes: input.backup_codes?.length ? storedBackupCodes(input.backup_codes) : undefined,
        mfa_enabled_at: totp ? now : undefined,
        public_metadata: input.public_metadata && JSON.stringify(input.public_metadata),
        private_metadata: input.private_metadata && JSON.stringify(input.private_metadata),
        unsafe_metadata: input.unsafe_metadata && JSON.stringify(input.unsafe_metadata),
        banned: flag(input.banned),
        locked_until: input.locked ? now + lockMs : undefined,
        delete_self_enabled: flag(input.delete_self_enabled),
        create_organization_enabled: flag(input.create_organization_enabled),
        create_organizations_limit: input.create_organizations_limit,
        bypass_client_trust: flag(input.bypass_client_trust),
        legal_accepted_at: input.legal_accepted_at,
      }),
      created_at: created,
      updated_at: now,
    })
    for (const row of rows) {
      insertIdentifier(db, {
        ...row,
        user_id: id,
        strategy: row.status === 'verified' ? (row.kind === 'web3_wallet' ? 'web3_metamask_signature' : 'admin') : null,
        created_at: now,
      })
    }
    reindexUser(db, id)
  })
  const user = needUser(instance, id)
  if (!options.silent) instance.emit('user.created', () => userResource(instance, user))
  return user
}

const primaryOf = (
  instance: Instance,
  user: UserRow,
  kind: IdentifierKind,
  id: string | null | undefined,
): string | undefined => {
  if (!id) return undefined
  const identifier = findIdentifier(instance.db, id)
  if (identifier?.user_id !== user.id || identifier.kind !== kind || identifier.status !== 'verified') {
    throw fieldError('form_resource_not_found', `primary_${kind}_id`)
  }
  return id
}

const mergedMetadata = (user: UserRow, input: MetadataInput, merge: boolean): UserColumns => {
  const columns: Record<string, string> = {}
  for (const field of ['public_metadata', 'private_metadata', 'unsafe_metadata'] as const) {
    const change = input[field]
    if (!change) continue
    const value = merge ? mergeMetadata(JSON.parse(user[field]) as Record<string, unknown>, change) : change
    const text = JSON.stringify(value)
    if (Buffer.byteLength(text) > 8192) throw fieldError('form_param_exceeds_allowed_size', field)
    columns[field] = text
  }
  return columns
}

/** `PATCH` (a deep merge) and `PUT` (each field that is given, whole) of a user's metadata. */
export const setMetadata = (instance: Instance, id: string, input: MetadataInput, merge: boolean): object => {
  const user = needUser(instance, id)
  updateUser(instance.db, id, { ...mergedMetadata(user, input, merge), updated_at: instance.now() })
  return changedUser(instance, id)
}

/** `PATCH /users/{id}`. Null clears what can be empty and leaves the rest alone. */
export const changeUser = async (instance: Instance, id: string, input: UpdateUserInput): Promise<object> => {
  let password: StoredPassword | undefined
  if (givesPassword(input)) {
    // Nothing is hashed, and no other fault found, for somebody who is not there.
    needUser(instance, id)
    password = await passwordOf(input)
  }
  const { db } = instance
  db.transaction(() => {
    const user = needUser(instance, id)
    if (input.sign_out_of_other_sessions && !password)
      throw fieldError('form_param_value_conflict', 'sign_out_of_other_sessions')
    const now = instance.now()
    assertFreeColumn(instance, 'username', input.username, id)
    assertFreeColumn(instance, 'external_id', input.external_id, id)
    const totp = input.totp_secret || undefined
    const columns: UserColumns = {
      ...given({
        external_id: input.external_id,
        username: input.username,
        first_name: input.first_name,
        last_name: input.last_name,
        locale: input.locale,
        primary_email_address_id: primaryOf(instance, user, 'email_address', input.primary_email_address_id),
        primary_phone_number_id: primaryOf(instance, user, 'phone_number', input.primary_phone_number_id),
        primary_web3_wallet_id: primaryOf(instance, user, 'web3_wallet', input.primary_web3_wallet_id),
        password_digest: password?.digest,
        password_hasher: password?.hasher,
        password_last_updated_at: password ? now : undefined,
        password_compromised: password ? 0 : undefined,
        totp_secret: totp,
        mfa_enabled_at: totp && user.mfa_enabled_at === null ? now : undefined,
        backup_codes:
          input.backup_codes && (input.backup_codes.length > 0 ? storedBackupCodes(input.backup_codes) : null),
        delete_self_enabled: flag(input.delete_self_enabled),
        create_organization_enabled: flag(input.create_organization_enabled),
        create_organizations_limit: input.create_organizations_limit,
        bypass_client_trust: flag(input.bypass_client_trust),
        legal_accepted_at: input.legal_accepted_at ?? undefined,
        created_at: input.created_at ?? undefined,
      }),
      ...mergedMetadata(user, input, false),
      updated_at: now,
    }
    updateUser(db, id, columns)
    if (changesIndex(user, columns)) reindexUser(db, id)
    if (input.sign_out_of_other_sessions) endSessions(instance, id, 'revoked')
  })
  return changedUser(instance, id)
}

/** Removes a user with everything that is theirs; their sessions end with them. */
export const removeUser = (instance: Instance, id: string): object => {
  const user = needUser(instance, id)
  instance.db.transaction(() => {
    endSessions(instance, id, 'removed')
    deleteUser(instance.db, user)
  })
  const deleted = { object: 'user', id, deleted: true, ...(user.external_id ? { external_id: user.external_id } : {}) }
  instance.emit('user.deleted', () => deleted)
  return deleted
}

/** All of them, or none where one does not exist. */
export const setBannedAll = (instance: Instance, ids: readonly string[], banned: boolean): object[] => {
  const users = [...new Set(ids)].map((id) => needUser(instance, id))
  instance.db.transaction(() => {
    for (const { id } of users) {
      updateUser(instance.db, id, { banned: Number(banned), updated_at: instance.now() })
      if (banned) endSessions(instance, id, 'revoked')
    }
  })
  return users.map(({ id }) => changedUser(instance, id))
}

export const setBanned = (instance: Instance, id: string, banned: boolean): object =>
  setBannedAll(instance, [id], banned)[0] as object

export const setLocked = (instance: Instance, id: string, locked: boolean): object => {
  needUser(instance, id)
  const now = instance.now()
  updateUser(instance.db, id, { locked_until: locked ? now + lockMs : null, failed_attempts: 0, updated_at: now })
  return changedUser(instance, id)
}
