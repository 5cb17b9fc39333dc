export type MaybePromise<T> = T | Promise<T>

/**
 * What a Clerk SDK's `auth()` or `getAuth()` returns, as far as it is read here. `{ isAuthenticated, userId }` alone is
 * complete; every other field tightens the rules where the SDK gives it.
 */
export interface Auth {
  readonly isAuthenticated: boolean
  readonly userId?: string | null | undefined
  /** Anything but `session_token` is refused: a machine token does not act for a person at a browser. */
  readonly tokenType?: string | null | undefined
  readonly sessionId?: string | null | undefined
  readonly sessionClaims?: object | null | undefined
  /** `pending` counts as signed out, as in Clerk's SDKs. */
  readonly sessionStatus?: string | null | undefined
  /** Set while somebody impersonates the user. */
  readonly actor?: object | null | undefined
  /** Minutes since the first and the second factor were verified; -1 where there is no such factor. */
  readonly factorVerificationAge?: readonly number[] | null | undefined
  has?(params: { readonly permission: string }): boolean
}

/**
 * The methods of Clerk's Backend SDK that the operations call. It is structural, so that the client of every Clerk SDK
 * fits and two copies of `@clerk/backend` do no harm. What Clerk answers is `unknown` here: it is parsed, not trusted.
 */
export interface ClerkClient {
  readonly users: ClerkUsers
  readonly sessions: ClerkSessions
}

interface Page {
  readonly limit?: number
  readonly offset?: number
}

interface Metadata {
  readonly publicMetadata?: object
  readonly privateMetadata?: object
  readonly unsafeMetadata?: object
}

export interface ClerkUsers {
  getUser(userId: string): Promise<unknown>
  getUserList(params: object): Promise<unknown>
  getCount(params: object): Promise<unknown>
  createUser(params: object): Promise<unknown>
  updateUser(userId: string, params: object): Promise<unknown>
  deleteUser(userId: string): Promise<unknown>
  updateUserProfileImage(userId: string, params: { readonly file: Blob }): Promise<unknown>
  deleteUserProfileImage(userId: string): Promise<unknown>
  updateUserMetadata(userId: string, params: Metadata): Promise<unknown>
  replaceUserMetadata?(userId: string, params: Metadata): Promise<unknown>
  getOrganizationMembershipList(params: Page & { readonly userId: string }): Promise<unknown>
  getOrganizationInvitationList?(params: Page & { readonly userId: string }): Promise<unknown>
  getUserOauthAccessToken(userId: string, provider: never): Promise<unknown>
  banUser(userId: string): Promise<unknown>
  unbanUser(userId: string): Promise<unknown>
  lockUser(userId: string): Promise<unknown>
  unlockUser(userId: string): Promise<unknown>
  verifyPassword(params: { readonly userId: string; readonly password: string }): Promise<unknown>
  verifyTOTP(params: { readonly userId: string; readonly code: string }): Promise<unknown>
  disableUserMFA(userId: string): Promise<unknown>
  deleteUserTOTP?(userId: string): Promise<unknown>
  deleteUserBackupCodes?(userId: string): Promise<unknown>
  deleteUserPasskey?(params: { readonly userId: string; readonly passkeyIdentificationId: string }): Promise<unknown>
  deleteUserWeb3Wallet?(params: {
    readonly userId: string
    readonly web3WalletIdentificationId: string
  }): Promise<unknown>
  deleteUserExternalAccount?(params: { readonly userId: string; readonly externalAccountId: string }): Promise<unknown>
  removePassword?(userId: string, params: object): Promise<unknown>
  setPasswordCompromised?(userId: string, params: { readonly revokeAllSessions: boolean }): Promise<unknown>
  unsetPasswordCompromised?(userId: string): Promise<unknown>
}

export interface ClerkSessions {
  getSession(sessionId: string): Promise<unknown>
  getSessionList(params: Page & { readonly userId: string }): Promise<unknown>
  revokeSession(sessionId: string): Promise<unknown>
}

/** What an adapter knows of Clerk: who asks, and the client to act with. */
export interface ClerkContext {
  auth(): MaybePromise<Auth>
  clerkClient(): MaybePromise<ClerkClient>
  /** The line of code that the log names when `auth()` throws, which is nearly always Clerk's middleware left out. */
  readonly setup: string
}
