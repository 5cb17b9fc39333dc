/** A value, or a promise of it. */
export type MaybePromise<T> = T | Promise<T>

declare global {
  /** The app's own claims, as Clerk's SDKs let apps declare them. */
  interface CustomJwtSessionClaims {}
}

/** The claims of a session token: Clerk's standard ones, and those that the app has declared. */
export type SessionClaims = CustomJwtSessionClaims & {
  readonly sub?: string
  readonly sid?: string
}

/**
 * The part of the result of a Clerk SDK's `auth()` or `getAuth()` that is used here. Only `isAuthenticated` and `userId`
 * are required; every other field tightens the rules if the SDK has it.
 */
export interface Auth {
  readonly isAuthenticated: boolean
  readonly userId?: string | null | undefined
  /** Anything but `session_token` is refused: a machine token does not act for a person in a browser. */
  readonly tokenType?: string | null | undefined
  readonly sessionId?: string | null | undefined
  readonly sessionClaims?: object | null | undefined
  /** `pending` counts as signed out, as in Clerk's SDKs. */
  readonly sessionStatus?: string | null | undefined
  /** Set while the user is impersonated. */
  readonly actor?: object | null | undefined
  /** The active organization. */
  readonly orgId?: string | null | undefined
  /** The caller's role in the active organization, such as `org:admin`. */
  readonly orgRole?: string | null | undefined
  /** The minutes since the first and the second factor were verified; -1 if there is no such factor. */
  readonly factorVerificationAge?: readonly number[] | null | undefined
  has?(params: { readonly permission: string }): boolean
  /** The SDK's reason for treating a request as signed out. */
  debug?(): object
}

/** `Auth` as the functions of an app get it, with its own claims. */
export interface AppAuth extends Auth {
  readonly sessionClaims?: SessionClaims | null | undefined
}

/**
 * The methods of Clerk's Backend SDK that the operations call. It is structural, so the client of every Clerk SDK fits and
 * two copies of `@clerk/backend` do no harm. Clerk's answers are `unknown` here: they are parsed, not trusted.
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

/** An adapter's access to Clerk: the caller's session and the client to act with. */
export interface ClerkContext {
  auth(): MaybePromise<Auth>
  clerkClient(): MaybePromise<ClerkClient>
  /**
   * The line of code that the log names when `auth()` throws, which nearly always means that Clerk's middleware is
   * missing.
   */
  readonly setup: string
  /** The Backend API's address, if the adapter knows it, else `CLERK_API_URL` of the environment. */
  readonly apiUrl?: string | undefined
  /**
   * The signing secret of webhooks, if the SDK has its own name for it, else `CLERK_WEBHOOK_SIGNING_SECRET`.
   */
  readonly webhookSigningSecret?: string | undefined
}
