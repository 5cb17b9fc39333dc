import type { Auth, MaybePromise } from './clerk.ts'
import type { AccountEvent } from './event.ts'
import type { Principal } from './principal.ts'
import type { ReverificationLevel } from './reverification.ts'

/** The user that an operation is about, as Clerk has it, for `authorize` to decide upon. */
export interface TargetUser {
  readonly id: string
  readonly externalId: string | null
  readonly publicMetadata: Readonly<Record<string, unknown>>
  readonly privateMetadata: Readonly<Record<string, unknown>>
}

export interface AuthorizeContext {
  readonly auth: Auth
  readonly principal: Principal
  /** The id of the operation. */
  readonly operation: string
  /** Null for operations on users in general. */
  readonly targetUserId: string | null
  /** Reads the target from Clerk, once it is asked for. */
  loadTarget(): Promise<TargetUser | null>
}

export interface LimiterContext {
  readonly principal: Principal
  readonly operation: string
  readonly targetUserId: string | null
}

/** The profile fields that `updateSelf` knows. */
export type SelfField =
  | 'firstName'
  | 'lastName'
  | 'locale'
  | 'username'
  | 'primaryEmailAddressId'
  | 'primaryPhoneNumberId'
  | 'primaryWeb3WalletId'

/** Fields of `createUser` and `updateUser` that an app must ask for, because they go past Clerk's own checks. */
export type AdminField =
  | 'password'
  | 'passwordDigest'
  | 'passwordHasher'
  | 'skipPasswordChecks'
  | 'skipPasswordRequirement'
  | 'skipLegalChecks'
  | 'signOutOfOtherSessions'
  | 'totpSecret'
  | 'backupCodes'
  | 'externalId'
  | 'createdAt'
  | 'legalAcceptedAt'
  | 'deleteSelfEnabled'
  | 'createOrganizationEnabled'
  | 'createOrganizationsLimit'
  | 'banned'
  | 'locked'
  | 'publicMetadata'
  | 'privateMetadata'
  | 'unsafeMetadata'

export interface AccountRoutesOptions {
  /**
   * May this principal do this operation on this target? Only `true` lets it happen. Without it no operation on other
   * users is mounted at all.
   */
  readonly authorize?: (context: AuthorizeContext) => MaybePromise<boolean>
  /** What to mount: a list of operation ids, or `{ id: false }` to leave some out and `{ id: true }` for those that are off. */
  readonly operations?: readonly string[] | Readonly<Record<string, boolean>>
  /**
   * How fresh the sign-in must be for sensitive operations. `'auto'` asks for `strict` wherever the session token says
   * how old its verification is.
   * @default 'auto'
   */
  readonly reverification?: 'auto' | ReverificationLevel | false
  /** @default 'deny' */
  readonly impersonation?: 'deny' | 'allow'
  /** Origins, as `https://example.com`, that may send changes besides the app's own host. */
  readonly trustedOrigins?: readonly string[]
  /** A path of this app. Sends a browser that navigates here signed out to it, instead of the 401. */
  readonly signInUrl?: string
  /** A path of this app, where a form that deleted the account goes. */
  readonly redirectTo?: string
  /** @default ['firstName', 'lastName', 'locale', 'username'] */
  readonly selfFields?: readonly SelfField[]
  /** @default [] */
  readonly adminFields?: readonly AdminField[]
  /** The app's own rate limiter, asked before Clerk is; `false` refuses with 429, a number also says after how many seconds to retry. */
  readonly limiter?: (context: LimiterContext) => MaybePromise<boolean | { readonly retryAfter: number }>
  /**
   * Milliseconds that one call to Clerk may take.
   * @default 10_000
   */
  readonly timeoutMs?: number
  /** Called once per attempt at an operation, refused ones too. */
  readonly onEvent?: (event: AccountEvent) => void
}
