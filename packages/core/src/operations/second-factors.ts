import { anyUser, otherUser, ownAccount } from '../operation/guards.ts'
import { defineOperation } from '../operation/operation.ts'
import { at } from '../operation/path-ids.ts'
import { factorRemoval, removalOf } from './removal.ts'

const disableMFA = {
  ...factorRemoval((users, userId) => users.disableUserMFA(userId)),
  refuses: ['not_found'],
  clerk: ['DELETE /users/{user_id}/mfa'],
} as const
const deleteTOTP = {
  ...factorRemoval((users, userId) => users.deleteUserTOTP?.(userId)),
  refuses: ['not_found'],
  clerk: ['DELETE /users/{user_id}/totp'],
} as const
const deleteBackupCodes = {
  ...factorRemoval((users, userId) => users.deleteUserBackupCodes?.(userId)),
  refuses: ['not_found'],
  clerk: ['DELETE /users/{user_id}/backup_code'],
} as const
const deletePasskey = {
  ...removalOf('passkeyId', (users, userId, passkeyIdentificationId) =>
    users.deleteUserPasskey?.({ userId, passkeyIdentificationId }),
  ),
  refuses: ['not_found', 'forbidden'],
  clerk: ['DELETE /users/{user_id}/passkeys/{passkey_identification_id}'],
} as const

/** Turns off all second factors of the caller. */
export const disableSelfMFA = defineOperation({
  ...disableMFA,
  whileDeleting: true,
  id: 'disableSelfMFA',
  name: 'me.disableMFA',
  path: '/me/mfa',
  summary: 'Turn off my second factors',
  guard: ownAccount,
  sensitive: true,
})

/** Turns off all second factors of a user. */
export const disableUserMFA = defineOperation({
  ...disableMFA,
  whileDeleting: true,
  id: 'disableUserMFA',
  name: 'users.disableMFA',
  ...at('/users/:userId/mfa'),
  summary: "Turn off a user's second factors",
  guard: otherUser,
  sensitive: true,
})

/** Removes the caller's authenticator app. */
export const deleteSelfTOTP = defineOperation({
  ...deleteTOTP,
  whileDeleting: true,
  id: 'deleteSelfTOTP',
  name: 'me.deleteTOTP',
  path: '/me/totp',
  summary: 'Remove my authenticator app',
  guard: ownAccount,
  sensitive: true,
})

/** Removes a user's authenticator app. */
export const deleteUserTOTP = defineOperation({
  ...deleteTOTP,
  whileDeleting: true,
  id: 'deleteUserTOTP',
  name: 'users.deleteTOTP',
  ...at('/users/:userId/totp'),
  summary: "Remove a user's authenticator app",
  guard: otherUser,
  sensitive: true,
})

/** Removes the caller's backup codes. */
export const deleteSelfBackupCodes = defineOperation({
  ...deleteBackupCodes,
  whileDeleting: true,
  id: 'deleteSelfBackupCodes',
  name: 'me.deleteBackupCodes',
  path: '/me/backup-codes',
  summary: 'Remove my backup codes',
  guard: ownAccount,
  sensitive: true,
})

/** Removes a user's backup codes. */
export const deleteUserBackupCodes = defineOperation({
  ...deleteBackupCodes,
  whileDeleting: true,
  id: 'deleteUserBackupCodes',
  name: 'users.deleteBackupCodes',
  ...at('/users/:userId/backup-codes'),
  summary: "Remove a user's backup codes",
  guard: otherUser,
  sensitive: true,
})

/** Removes a passkey of the caller. */
export const deleteSelfPasskey = defineOperation({
  ...deletePasskey,
  whileDeleting: true,
  id: 'deleteSelfPasskey',
  name: 'me.deletePasskey',
  ...at('/me/passkeys/:passkeyId'),
  summary: 'Remove a passkey of mine',
  guard: ownAccount,
  sensitive: true,
})

/** Removes a passkey of a user. */
export const deleteUserPasskey = defineOperation({
  ...deletePasskey,
  whileDeleting: true,
  id: 'deleteUserPasskey',
  name: 'users.deletePasskey',
  ...at('/users/:userId/passkeys/:passkeyId'),
  summary: 'Remove a passkey of a user',
  guard: anyUser,
  sensitive: true,
})
