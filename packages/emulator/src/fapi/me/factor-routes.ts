import { Secret } from 'otpauth'
import * as v from 'valibot'
import { newId, newSecret } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { storedBackupCodes } from '../../model/factors/backup-codes.ts'
import { removeSecondFactors, totpOf } from '../../model/factors/mfa.ts'
import { changedUser } from '../../model/users/users.ts'
import { deleteAttempt, findAttempt, insertAttempt } from '../../store/attempts.ts'
import { type UserRow, updateUser } from '../../store/users/users.ts'
import { frontendError, frontendFieldError } from '../errors.ts'
import { field, filled } from '../form.ts'
import { identifierOf } from '../resources/person.ts'
import { type FrontendRoute, frontendRoute, type SignedIn } from '../route.ts'

function newBackupCodes(): string[] {
  return Array.from({ length: 10 }, () =>
    newSecret(12)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .padEnd(8, '0')
      .slice(0, 8),
  )
}

interface PendingTotp {
  readonly id: string
  readonly secret: string
}

/** Creates a TOTP secret, which counts once the user has entered a code. */
function beginTotp(instance: Instance, { session, user }: SignedIn): object {
  if (user.totp_secret) throw frontendError('totp_already_enabled')
  const now = instance.now()
  const state: PendingTotp = { id: newId('totp', now), secret: new Secret({ size: 20 }).base32 }
  insertAttempt(instance.db, { id: `totp_${user.id}`, clientId: session.client_id, kind: 'totp', state }, now)
  return {
    object: 'totp',
    id: state.id,
    secret: state.secret,
    uri: totpOf(state.secret, identifierOf(instance, user)).toString(),
    verified: false,
    backup_codes: null,
    created_at: now,
    updated_at: now,
  }
}

function confirmTotp(instance: Instance, user: UserRow, code: string): object {
  const row = findAttempt(instance.db, 'totp', `totp_${user.id}`)
  if (!row) throw frontendError('verification_not_sent')
  const pending = JSON.parse(row.state) as PendingTotp
  const now = instance.now()
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token) || totpOf(pending.secret).validate({ token, window: 1, timestamp: now }) === null)
    throw frontendFieldError('form_code_incorrect', 'code')
  const codes = user.backup_codes ? undefined : newBackupCodes()
  instance.db.transaction(() => {
    deleteAttempt(instance.db, row.id)
    updateUser(instance.db, user.id, {
      totp_secret: pending.secret,
      mfa_enabled_at: user.mfa_enabled_at ?? now,
      ...(codes ? { backup_codes: storedBackupCodes(codes) } : {}),
      updated_at: now,
    })
  })
  changedUser(instance, user.id)
  return {
    object: 'totp',
    id: pending.id,
    secret: null,
    uri: null,
    verified: true,
    backup_codes: codes ?? null,
    created_at: row.created_at,
    updated_at: now,
  }
}

function replaceBackupCodes(instance: Instance, user: UserRow): object {
  const now = instance.now()
  const codes = newBackupCodes()
  updateUser(instance.db, user.id, { backup_codes: storedBackupCodes(codes), updated_at: now })
  changedUser(instance, user.id)
  return { object: 'backup_code', id: newId('backup_code', now), codes, created_at: now, updated_at: now }
}

export const factorRoutes: readonly FrontendRoute[] = [
  frontendRoute({
    method: 'POST',
    path: '/me/totp',
    operation: 'postTOTP',
    reverification: true,
    run: ({ instance, session }) => beginTotp(instance, session()),
  }),
  frontendRoute({
    method: 'POST',
    path: '/me/totp/attempt_verification',
    operation: 'verifyTOTP',
    body: v.strictObject({ code: field.required(filled) }),
    run: ({ instance, session, body }) => confirmTotp(instance, session().user, body.code),
  }),
  frontendRoute({
    method: 'DELETE',
    path: '/me/totp',
    operation: 'deleteTOTP',
    reverification: true,
    run: ({ instance, session }) => {
      const { user } = session()
      removeSecondFactors(instance, user.id, 'totp')
      return { object: 'totp', deleted: true }
    },
  }),
  frontendRoute({
    method: 'POST',
    path: '/me/backup_codes',
    operation: 'createBackupCodes',
    reverification: true,
    run: ({ instance, session }) => replaceBackupCodes(instance, session().user),
  }),
]
