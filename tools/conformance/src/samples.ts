import { randomBytes } from 'node:crypto'
import type { Clerk, Person } from './clerk.ts'
import { png } from './pictures.ts'
import type { OperationId } from './table.ts'

/** Whom a request is about, and the Clerk that knows him. */
export interface Scene {
  readonly clerk: Clerk
  readonly user: Person
}

/** One valid request for an operation. Only what its path does not say by itself stands here. */
export interface Sample {
  /** Further fields of the account that it is about, or one that has what cannot be made. */
  readonly user?: (() => object) | 'seeded'
  readonly json?: (user: Person) => object
  /** An input that makes it sensitive. */
  readonly sensitive?: (user: Person) => object
  readonly query?: string
  readonly picture?: Uint8Array
  /** Makes what the rest of the path names, and tells its ids. */
  readonly ids?: (scene: Scene) => Promise<Readonly<Record<string, string>>>
  /** Succeeds where Clerk does not know the account: it is gone, as was asked. */
  readonly gone?: 'done'
}

const password = 'correct-horse-battery'
const totpSecret = 'JBSWY3DPEHPK3PXP'

const session = {
  ids: async ({ clerk, user }: Scene) => {
    const answer = await clerk.backend('POST', '/sessions', { user_id: user.id })
    return { sessionId: (answer.json() as { id: string }).id }
  },
}
const wallet = {
  user: () => ({ web3_wallet: [`0x${randomBytes(20).toString('hex')}`] }),
  ids: async ({ clerk, user }: Scene) => ({ walletId: (await clerk.find(user.id))?.web3_wallets[0]?.id ?? '' }),
}
const withPassword = { user: () => ({ password }) }
const withTotp = { user: () => ({ password, totp_secret: totpSecret }) }
const withBackupCodes = {
  user: () => ({ password, totp_secret: totpSecret, backup_codes: ['first-code', 'second-code'] }),
}
const name = { json: () => ({ firstName: 'Grace' }) }
const unsafe = { json: () => ({ unsafeMetadata: { theme: 'dark' } }) }
const several = { json: ({ id }: Person) => ({ userIds: [id] }) }
const withReason = { json: () => ({ reason: 'Spam' }) }
const seeded = { user: 'seeded' } as const
const passkey = {
  ...seeded,
  ids: async ({ clerk, user }: Scene) => ({ passkeyId: (await clerk.find(user.id))?.passkeys[0]?.id ?? '' }),
}
const externalAccount = {
  ...seeded,
  ids: async ({ clerk, user }: Scene) => ({
    externalAccountId: (await clerk.find(user.id))?.external_accounts[0]?.id ?? '',
  }),
}
const trustedDevice = {
  ...seeded,
  ids: async ({ clerk, user }: Scene) => ({ trustedDeviceId: await clerk.trustedDeviceOf(user.id) }),
}
const provider = { ...seeded, ids: async () => ({ provider: 'oauth_google' }) }

export const samples: { readonly [Id in OperationId]: Sample } = {
  getSelf: {},
  updateSelf: { ...name, sensitive: () => ({ username: 'grace_hopper' }) },
  deleteSelf: { gone: 'done' },
  setSelfProfileImage: { picture: png },
  deleteSelfProfileImage: {},
  updateSelfMetadata: unsafe,
  getSelfOrganizationMembershipList: { ...seeded, query: 'limit=2&offset=0' },
  getSelfOrganizationInvitationList: { ...seeded, query: 'status=pending' },
  getSelfSessionList: { query: 'status=active' },
  revokeSelfSession: session,
  disableSelfMFA: withTotp,
  deleteSelfTOTP: withTotp,
  deleteSelfBackupCodes: withBackupCodes,
  deleteSelfPasskey: passkey,
  deleteSelfWeb3Wallet: wallet,
  deleteSelfExternalAccount: externalAccount,
  getSelfTrustedDeviceList: seeded,
  revokeSelfTrustedDevice: trustedDevice,
  verifySelfPassword: { ...withPassword, json: () => ({ password }) },
  verifySelfTOTP: { ...withBackupCodes, json: () => ({ code: 'first-code' }) },
  getSelfOauthAccessToken: provider,
  getOpenApiDocument: {},
  getUserList: { query: 'limit=2&offset=0&orderBy=-created_at&banned=false' },
  createUser: { json: ({ id }) => ({ emailAddress: [`${id.toLowerCase()}@example.org`], password }) },
  getUserCount: { query: 'query=example' },
  banUsers: several,
  unbanUsers: several,
  getUser: {},
  updateUser: { ...name, sensitive: () => ({ username: 'grace_hopper' }) },
  deleteUser: { gone: 'done' },
  banUser: withReason,
  unbanUser: withReason,
  lockUser: withReason,
  unlockUser: withReason,
  updateUserProfileImage: { picture: png },
  deleteUserProfileImage: {},
  updateUserMetadata: { json: () => ({ publicMetadata: { plan: 'pro' } }) },
  replaceUserMetadata: { json: () => ({ publicMetadata: { plan: 'pro' } }) },
  getOrganizationMembershipList: seeded,
  getOrganizationInvitationList: seeded,
  getSessionList: {},
  revokeSession: session,
  disableUserMFA: withTotp,
  deleteUserTOTP: withTotp,
  deleteUserBackupCodes: withBackupCodes,
  deleteUserPasskey: passkey,
  deleteUserWeb3Wallet: wallet,
  deleteUserExternalAccount: externalAccount,
  getTrustedDeviceList: seeded,
  revokeTrustedDevice: trustedDevice,
  verifyPassword: { ...withPassword, json: () => ({ password }) },
  verifyTOTP: { ...withBackupCodes, json: () => ({ code: 'first-code' }) },
  createUserTotp: {},
  getUserOauthAccessToken: provider,
  removePassword: { ...withPassword, json: () => ({ signOutOfOtherSessions: true }) },
  setPasswordCompromised: { ...withPassword, json: () => ({ revokeAllSessions: true }) },
  unsetPasswordCompromised: withPassword,
}
