import { anyUser, ownAccount } from '../operation/guards.ts'
import { defineOperation } from '../operation/operation.ts'
import { at } from '../operation/path-ids.ts'
import { removalOf } from './removal.ts'

const deleteWeb3Wallet = {
  ...removalOf('walletId', (users, userId, web3WalletIdentificationId) =>
    users.deleteUserWeb3Wallet?.({ userId, web3WalletIdentificationId }),
  ),
  refuses: ['not_found', 'forbidden'],
  clerk: ['DELETE /users/{user_id}/web3_wallets/{web3_wallet_identification_id}'],
} as const
const deleteExternalAccount = {
  ...removalOf('externalAccountId', (users, userId, externalAccountId) =>
    users.deleteUserExternalAccount?.({ userId, externalAccountId }),
  ),
  refuses: ['not_found', 'forbidden'],
  clerk: ['DELETE /users/{user_id}/external_accounts/{external_account_id}'],
} as const

/** Removes a Web3 wallet of the caller. */
export const deleteSelfWeb3Wallet = defineOperation({
  ...deleteWeb3Wallet,
  whileDeleting: true,
  id: 'deleteSelfWeb3Wallet',
  name: 'me.deleteWeb3Wallet',
  ...at('/me/web3-wallets/:walletId'),
  summary: 'Remove a wallet of mine',
  guard: ownAccount,
  sensitive: true,
})

/** Removes a Web3 wallet of a user. */
export const deleteUserWeb3Wallet = defineOperation({
  ...deleteWeb3Wallet,
  whileDeleting: true,
  id: 'deleteUserWeb3Wallet',
  name: 'users.deleteWeb3Wallet',
  ...at('/users/:userId/web3-wallets/:walletId'),
  summary: 'Remove a wallet of a user',
  guard: anyUser,
  sensitive: true,
})

/** Disconnects an account of the caller at another provider. */
export const deleteSelfExternalAccount = defineOperation({
  ...deleteExternalAccount,
  whileDeleting: true,
  id: 'deleteSelfExternalAccount',
  name: 'me.deleteExternalAccount',
  ...at('/me/external-accounts/:externalAccountId'),
  summary: 'Disconnect an external account of mine',
  guard: ownAccount,
  sensitive: true,
})

/** Disconnects an account of a user at another provider. */
export const deleteUserExternalAccount = defineOperation({
  ...deleteExternalAccount,
  whileDeleting: true,
  id: 'deleteUserExternalAccount',
  name: 'users.deleteExternalAccount',
  ...at('/users/:userId/external-accounts/:externalAccountId'),
  summary: 'Disconnect an external account of a user',
  guard: anyUser,
  sensitive: true,
})
