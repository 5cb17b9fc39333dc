import * as v from 'valibot'
import { clerkError } from '../../errors.ts'
import { createTotp, removeSecondFactors, verifyTotp } from '../../model/factors/mfa.ts'
import { oauthTokens, removeCredential, revokeTrustedDevice, trustedDevices } from '../../model/users/credentials.ts'
import { removeIdentifier } from '../../model/users/identifiers.ts'
import { confirmPassword, removePassword, setCompromised } from '../../model/users/user-password.ts'
import { needUser } from '../../model/users/users.ts'
import { findIdentifier } from '../../store/users/identifiers.ts'
import { inQuery, maybe, paging } from '../../validation.ts'
import { type Route, route } from '../route.ts'

/** Passwords, second factors and other credentials. */
export const userSecurityRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/users/{user_id}/verify_password',
    operation: 'VerifyPassword',
    body: v.strictObject({ password: v.string() }),
    run: ({ instance, param, body }) => confirmPassword(instance, param('user_id'), body.password),
  }),
  route({
    method: 'POST',
    path: '/users/{user_id}/remove_password',
    operation: 'RemoveUserPassword',
    body: v.strictObject({ sign_out_of_other_sessions: v.optional(v.boolean(), false) }),
    run: ({ instance, param, body }) => removePassword(instance, param('user_id'), body.sign_out_of_other_sessions),
  }),
  route({
    method: 'POST',
    path: '/users/{user_id}/password/set_compromised',
    operation: 'SetUserPasswordCompromised',
    body: v.strictObject({ revoke_all_sessions: maybe(v.boolean()) }),
    run: ({ instance, param, body }) =>
      setCompromised(instance, param('user_id'), true, body.revoke_all_sessions ?? false),
  }),
  route({
    method: 'POST',
    path: '/users/{user_id}/password/unset_compromised',
    operation: 'UnsetUserPasswordCompromised',
    run: ({ instance, param }) => setCompromised(instance, param('user_id'), false, false),
  }),
  route({
    method: 'POST',
    path: '/users/{user_id}/verify_totp',
    operation: 'VerifyTOTP',
    differs: 'A TOTP can be reused within its period.',
    body: v.strictObject({ code: v.string() }),
    run: ({ instance, param, body }) => verifyTotp(instance, param('user_id'), body.code),
  }),
  route({
    method: 'POST',
    path: '/users/{user_id}/totp',
    operation: 'CreateUserTOTP',
    differs: "Not in Clerk's document since 2025. Enabled right away; 403 if there is one already.",
    run: ({ instance, param }) => createTotp(instance, param('user_id')),
  }),
  route({
    method: 'DELETE',
    path: '/users/{user_id}/totp',
    operation: 'DeleteTOTP',
    differs: 'Backup codes are removed with the last second factor. Succeeds if there is none.',
    run: ({ instance, param }) => removeSecondFactors(instance, param('user_id'), 'totp'),
  }),
  route({
    method: 'DELETE',
    path: '/users/{user_id}/backup_code',
    operation: 'DeleteBackupCode',
    differs: 'Succeeds if there are none.',
    run: ({ instance, param }) => removeSecondFactors(instance, param('user_id'), 'backup_code'),
  }),
  route({
    method: 'DELETE',
    path: '/users/{user_id}/mfa',
    operation: 'DisableMFA',
    differs: 'Succeeds if there is none.',
    run: ({ instance, param }) => removeSecondFactors(instance, param('user_id'), 'all'),
  }),
  route({
    method: 'DELETE',
    path: '/users/{user_id}/passkeys/{passkey_identification_id}',
    operation: 'UserPasskeyDelete',
    differs: 'Passkeys come from the seed.',
    run: ({ instance, param }) =>
      removeCredential(instance, param('user_id'), 'passkey', param('passkey_identification_id')),
  }),
  route({
    method: 'DELETE',
    path: '/users/{user_id}/external_accounts/{external_account_id}',
    operation: 'DeleteExternalAccount',
    differs: 'Accounts come from the seed.',
    run: ({ instance, param }) =>
      removeCredential(instance, param('user_id'), 'external_account', param('external_account_id')),
  }),
  route({
    method: 'DELETE',
    path: '/users/{user_id}/web3_wallets/{web3_wallet_identification_id}',
    operation: 'UserWeb3WalletDelete',
    run: ({ instance, param }) => {
      const user = needUser(instance, param('user_id'))
      const row = findIdentifier(instance.db, param('web3_wallet_identification_id'))
      if (row?.user_id !== user.id || row.kind !== 'web3_wallet') {
        throw clerkError('resource_not_found', `The wallet ${param('web3_wallet_identification_id')}`)
      }
      return removeIdentifier(instance, row)
    },
  }),
  route({
    method: 'GET',
    path: '/users/{user_id}/trusted_devices',
    operation: 'ListUserTrustedDevices',
    differs: 'Devices come from the seed.',
    run: ({ instance, param }) => trustedDevices(instance, param('user_id')),
  }),
  route({
    method: 'DELETE',
    path: '/users/{user_id}/trusted_devices/{trusted_device_id}',
    operation: 'RevokeUserTrustedDevice',
    differs: 'Devices come from the seed.',
    run: ({ instance, param }) => revokeTrustedDevice(instance, param('user_id'), param('trusted_device_id')),
  }),
  route({
    method: 'GET',
    path: '/users/{user_id}/oauth_access_tokens/{provider}',
    operation: 'GetOAuthAccessToken',
    differs: 'Tokens come from the seed and are never refreshed.',
    query: v.object({ paginated: inQuery.boolean, ...paging }),
    run: ({ instance, param, query }) => {
      const all = oauthTokens(instance, param('user_id'), param('provider'))
      const data = all.slice(query.offset, query.offset + query.limit)
      return query.paginated ? { data, total_count: all.length } : data
    },
  }),
]
