import { Secret, TOTP } from 'otpauth'
import { clerkError } from '../../errors.ts'
import { newId, newSecret } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { identifiersOf, updateIdentifier } from '../../store/users/identifiers.ts'
import { reindexUser } from '../../store/users/search-text.ts'
import { type UserRow, updateUser } from '../../store/users/users.ts'
import { changedUser, needUser } from '../users/users.ts'
import { isBackupCode, storedBackupCodes } from './backup-codes.ts'
import { messageCode } from './message-code.ts'

/** Backup codes work once: finding one removes it. */
export async function takeBackupCode(instance: Instance, user: UserRow, code: string): Promise<boolean> {
  const stored = JSON.parse(user.backup_codes ?? '[]') as string[]
  for (const entry of stored) {
    if (!(await isBackupCode(entry, code))) continue
    // Read again: another request may have used the code during the comparison.
    const now = JSON.parse(needUser(instance, user.id).backup_codes ?? '[]') as string[]
    if (!now.includes(entry)) return false
    const left = now.filter((other) => other !== entry)
    updateUser(instance.db, user.id, {
      backup_codes: left.length > 0 ? JSON.stringify(left) : null,
      updated_at: instance.now(),
    })
    return true
  }
  return false
}

export function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({
    issuer: 'Clerk emulator',
    label,
    secret: Secret.fromBase32(secret),
    digits: 6,
    period: 30,
    algorithm: 'SHA1',
  })
}

/** The kind of second factor that a code is valid for, if any. Clocks may be off by one period. */
async function checkSecondFactor(
  instance: Instance,
  user: UserRow,
  code: string,
): Promise<'totp' | 'backup_code' | undefined> {
  const token = code.replace(/\s/g, '')
  if (user.totp_secret && /^\d{6}$/.test(token)) {
    const delta = totpOf(user.totp_secret).validate({ token, window: 1, timestamp: instance.now() })
    if (delta !== null) return 'totp'
  }
  return (await takeBackupCode(instance, user, code.trim())) ? 'backup_code' : undefined
}

function secondFactorPhones(instance: Instance, id: string) {
  return identifiersOf(instance.db, [id]).filter((identifier) => identifier.second_factor === 1)
}

/** Returns true if the user needs a second factor to sign in. */
export function hasSecondFactor(instance: Instance, user: UserRow): boolean {
  return user.totp_secret !== null || secondFactorPhones(instance, user.id).length > 0
}

/** Accepts the same codes as `checkSecondFactor`, and the one that a text message would carry. */
export async function checkAnyFactor(instance: Instance, user: UserRow, code: string): Promise<boolean> {
  const byPhone = code.trim() === messageCode && secondFactorPhones(instance, user.id).length > 0
  return byPhone || (await checkSecondFactor(instance, user, code)) !== undefined
}

/** Answers `verify_totp`. */
export async function verifyTotp(instance: Instance, id: string, code: string): Promise<object> {
  const user = needUser(instance, id)
  if (!user.totp_secret) throw clerkError('totp_disabled')
  const type = await checkSecondFactor(instance, user, code)
  if (!type) throw clerkError('totp_incorrect_code', '', { param_name: 'code' })
  return { verified: true, code_type: type }
}

/** Enables TOTP for a user right away, and adds backup codes if there are none. */
export function createTotp(instance: Instance, id: string): object {
  const user = needUser(instance, id)
  if (user.totp_secret) throw clerkError('not_allowed_access')
  const now = instance.now()
  const secret = new Secret({ size: 20 }).base32
  const backupCodes = user.backup_codes ? undefined : Array.from({ length: 10 }, () => newSecret(6).toLowerCase())
  updateUser(instance.db, id, {
    totp_secret: secret,
    mfa_enabled_at: user.mfa_enabled_at ?? now,
    ...(backupCodes ? { backup_codes: storedBackupCodes(backupCodes) } : {}),
    updated_at: now,
  })
  changedUser(instance, id)
  const email = identifiersOf(instance.db, [id]).find((identifier) => identifier.id === user.primary_email_address_id)
  return {
    object: 'totp',
    id: newId('totp', now),
    secret,
    uri: totpOf(secret, email?.value ?? id).toString(),
    verified: true,
    backup_codes: backupCodes ?? null,
    created_at: now,
    updated_at: now,
  }
}

/** Removes all second factors, only the TOTP, or only the backup codes. */
export function removeSecondFactors(instance: Instance, id: string, which: 'all' | 'totp' | 'backup_code'): object {
  const { db } = instance
  const now = instance.now()
  db.transaction(() => {
    const user = needUser(instance, id)
    const phones = secondFactorPhones(instance, id)
    if (which === 'all') {
      for (const phone of phones)
        updateIdentifier(db, phone.id, { second_factor: 0, default_second_factor: 0, updated_at: now })
    }
    // Backup codes replace a second factor, so they go with the last one.
    const factorless = which === 'all' || (which === 'totp' && phones.length === 0)
    const had = user.totp_secret !== null || phones.length > 0
    updateUser(db, id, {
      ...(which === 'backup_code' ? {} : { totp_secret: null }),
      ...(which === 'backup_code' || factorless ? { backup_codes: null } : {}),
      ...(factorless && had ? { mfa_disabled_at: now } : {}),
      updated_at: now,
    })
    reindexUser(db, id)
  })
  changedUser(instance, id)
  return { user_id: id }
}
