import { fieldError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { findIdentifier, type IdentifierKind } from '../../store/users/identifiers.ts'
import { changesIndex, reindexUser } from '../../store/users/search-text.ts'
import { type UserColumns, type UserRow, updateUser } from '../../store/users/users.ts'
import { storedBackupCodes } from '../factors/backup-codes.ts'
import { givesPassword, passwordOf } from '../factors/new-password.ts'
import type { StoredPassword } from '../factors/passwords.ts'
import { endSessions } from '../sessions/sessions.ts'
import { assertFreeColumn, flag, given } from './user-columns.ts'
import type { UpdateUserInput } from './user-input.ts'
import { mergedMetadata } from './user-metadata.ts'
import { changedUser, needUser } from './users.ts'

function primaryOf(
  instance: Instance,
  user: UserRow,
  kind: IdentifierKind,
  id: string | null | undefined,
): string | undefined {
  if (!id) return undefined
  const identifier = findIdentifier(instance.db, id)
  if (identifier?.user_id !== user.id || identifier.kind !== kind || identifier.status !== 'verified') {
    throw fieldError('form_resource_not_found', `primary_${kind}_id`)
  }
  return id
}

/** Changes a user, as `PATCH /users/{id}` does. Null clears a field that may be empty, and is ignored elsewhere. */
export async function changeUser(instance: Instance, id: string, input: UpdateUserInput): Promise<object> {
  let password: StoredPassword | undefined
  if (givesPassword(input)) {
    // A user who does not exist is reported before anything else, and without hashing.
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
