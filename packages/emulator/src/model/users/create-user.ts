import { clerkError, fieldError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { type IdentifierKind, insertIdentifier } from '../../store/users/identifiers.ts'
import { reindexUser } from '../../store/users/search-text.ts'
import { findUser, insertUser, type UserRow } from '../../store/users/users.ts'
import { storedBackupCodes } from '../factors/backup-codes.ts'
import { passwordOf } from '../factors/new-password.ts'
import type { StoredPassword } from '../factors/passwords.ts'
import { enrollUser } from '../organizations/enrollment.ts'
import { assertFree, assertFreeColumn, flag, given } from './user-columns.ts'
import type { CreateUserInput } from './user-input.ts'
import { userResource } from './user-resource.ts'
import { lockMs, needUser } from './users.ts'

function statuses(
  values: readonly string[] | undefined,
  given: readonly ('verified' | 'reserved')[] | undefined,
  field: string,
): readonly ('verified' | 'reserved')[] {
  if (!given || given.length === 0) return (values ?? []).map(() => 'verified')
  if (given.length !== (values ?? []).length) throw fieldError('form_param_array_length_mismatch', field)
  return given
}

/** Tells about a new user who is complete, and offers them the organizations of their domains. */
export function welcome(instance: Instance, user: UserRow): void {
  instance.emit('user.created', () => userResource(instance, user))
  enrollUser(instance, user.id)
}

/** Creates a user, for `POST /users` and for the seed. */
export async function createUser(
  instance: Instance,
  input: CreateUserInput,
  options: {
    readonly id?: string | undefined
    /** A password that is hashed already. */
    readonly password?: StoredPassword | undefined
    /** Leaves `welcome` to the caller, who has more to add first. */
    readonly silent?: boolean
  } = {},
): Promise<UserRow> {
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
    // Checked after hashing, in one transaction with the insert, so that no other request gets in between.
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
  if (!options.silent) welcome(instance, user)
  return user
}
