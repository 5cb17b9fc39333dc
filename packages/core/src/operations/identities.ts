import { anyUser, ownAccount } from '../guard.ts'
import { defineOperation } from '../operation.ts'
import { at } from '../path-ids.ts'
import { removal } from './removal.ts'

const deleteWeb3Wallet = {
  ...removal((users, userId, ids) =>
    users.deleteUserWeb3Wallet?.({ userId, web3WalletIdentificationId: ids.walletId }),
  ),
  upstream: ['DELETE /users/{user_id}/web3_wallets/{web3_wallet_identification_id}'],
} as const
const deleteExternalAccount = {
  ...removal((users, userId, ids) =>
    users.deleteUserExternalAccount?.({ userId, externalAccountId: ids.externalAccountId }),
  ),
  upstream: ['DELETE /users/{user_id}/external_accounts/{external_account_id}'],
} as const

/** Removes a Web3 wallet of the caller. */
export const deleteSelfWeb3Wallet = defineOperation({
  ...deleteWeb3Wallet,
  id: 'deleteSelfWeb3Wallet',
  ...at('/me/web3-wallets/:walletId'),
  summary: 'Remove a wallet of mine',
  guard: ownAccount,
  sensitive: true,
})

/** Removes a Web3 wallet of a user. */
export const deleteUserWeb3Wallet = defineOperation({
  ...deleteWeb3Wallet,
  id: 'deleteUserWeb3Wallet',
  ...at('/users/:userId/web3-wallets/:walletId'),
  summary: 'Remove a wallet of a user',
  guard: anyUser,
})

/** Disconnects an account of the caller at another provider. */
export const deleteSelfExternalAccount = defineOperation({
  ...deleteExternalAccount,
  id: 'deleteSelfExternalAccount',
  ...at('/me/external-accounts/:externalAccountId'),
  summary: 'Disconnect an external account of mine',
  guard: ownAccount,
  sensitive: true,
})

/** Disconnects an account of a user at another provider. */
export const deleteUserExternalAccount = defineOperation({
  ...deleteExternalAccount,
  id: 'deleteUserExternalAccount',
  ...at('/users/:userId/external-accounts/:externalAccountId'),
  summary: 'Disconnect an external account of a user',
  guard: anyUser,
})
