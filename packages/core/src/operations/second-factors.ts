import { anyUser, ownAccount } from '../guard.ts'
import { defineOperation } from '../operation.ts'
import { at } from '../path-ids.ts'
import { removal } from './removal.ts'

const disableMFA = {
  ...removal((users, userId) => users.disableUserMFA(userId)),
  upstream: ['DELETE /users/{user_id}/mfa'],
} as const
const deleteTOTP = {
  ...removal((users, userId) => users.deleteUserTOTP?.(userId)),
  upstream: ['DELETE /users/{user_id}/totp'],
} as const
const deleteBackupCodes = {
  ...removal((users, userId) => users.deleteUserBackupCodes?.(userId)),
  upstream: ['DELETE /users/{user_id}/backup_code'],
} as const
const deletePasskey = {
  ...removal((users, userId, ids) => users.deleteUserPasskey?.({ userId, passkeyIdentificationId: ids.passkeyId })),
  upstream: ['DELETE /users/{user_id}/passkeys/{passkey_identification_id}'],
} as const

/** Turns off all second factors of the caller. */
export const disableSelfMFA = defineOperation({
  ...disableMFA,
  id: 'disableSelfMFA',
  path: '/me/mfa',
  summary: 'Turn off my second factors',
  guard: ownAccount,
  sensitive: true,
})

/** Turns off all second factors of a user. */
export const disableUserMFA = defineOperation({
  ...disableMFA,
  id: 'disableUserMFA',
  ...at('/users/:userId/mfa'),
  summary: "Turn off a user's second factors",
  guard: anyUser,
})

/** Removes the caller's authenticator app. */
export const deleteSelfTOTP = defineOperation({
  ...deleteTOTP,
  id: 'deleteSelfTOTP',
  path: '/me/totp',
  summary: 'Remove my authenticator app',
  guard: ownAccount,
  sensitive: true,
})

/** Removes a user's authenticator app. */
export const deleteUserTOTP = defineOperation({
  ...deleteTOTP,
  id: 'deleteUserTOTP',
  ...at('/users/:userId/totp'),
  summary: "Remove a user's authenticator app",
  guard: anyUser,
})

/** Removes the caller's backup codes. */
export const deleteSelfBackupCodes = defineOperation({
  ...deleteBackupCodes,
  id: 'deleteSelfBackupCodes',
  path: '/me/backup-codes',
  summary: 'Remove my backup codes',
  guard: ownAccount,
  sensitive: true,
})

/** Removes a user's backup codes. */
export const deleteUserBackupCodes = defineOperation({
  ...deleteBackupCodes,
  id: 'deleteUserBackupCodes',
  ...at('/users/:userId/backup-codes'),
  summary: "Remove a user's backup codes",
  guard: anyUser,
})

/** Removes a passkey of the caller. */
export const deleteSelfPasskey = defineOperation({
  ...deletePasskey,
  id: 'deleteSelfPasskey',
  ...at('/me/passkeys/:passkeyId'),
  summary: 'Remove a passkey of mine',
  guard: ownAccount,
  sensitive: true,
})

/** Removes a passkey of a user. */
export const deleteUserPasskey = defineOperation({
  ...deletePasskey,
  id: 'deleteUserPasskey',
  ...at('/users/:userId/passkeys/:passkeyId'),
  summary: 'Remove a passkey of a user',
  guard: anyUser,
})
