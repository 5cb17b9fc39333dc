import type { AppAuth, MaybePromise } from '../clerk/types.ts'
import type { Blocker } from '../http/refusal.ts'
import type { AccountDeletion } from './deletion.ts'
import type { AccountEvent } from './event.ts'
import type { Principal } from './principal.ts'
import type { ReverificationLevel } from './reverification.ts'

/** The part of a Clerk user that `authorize` usually needs. */
export interface TargetUser {
  readonly id: string
  readonly externalId: string | null
  readonly publicMetadata: Readonly<Record<string, unknown>>
  readonly privateMetadata: Readonly<Record<string, unknown>>
  readonly banned: boolean
  readonly locked: boolean
}

/** A user's membership in an organization at Clerk. */
export interface TargetMembership {
  readonly role: string
  readonly permissions: readonly string[]
  readonly organization: { readonly id: string }
}

/** The argument of `authorize`. */
export interface AuthorizeContext<Id extends string = string> {
  readonly auth: AppAuth
  readonly principal: Principal
  /** The id of the operation. `authorize` is not called for operations on the caller's own account. */
  readonly operation: Id
  /** Null for operations without a single target, such as lists and `createUser`. */
  readonly targetUserId: string | null
  /** The validated input. Undefined if there is none, and for a picture, whose bytes are not read yet. */
  readonly input: unknown
  /** Reads the target from Clerk, once per request. */
  loadTarget(): Promise<TargetUser | null>
  /** Reads the caller from Clerk, once per request: their current role instead of the one in their token. */
  loadPrincipal(): Promise<TargetUser>
  /** Reads at most `limit` organization memberships of a user from Clerk. */
  loadMemberships(userId: string, limit: number): Promise<readonly TargetMembership[]>
}

/** The argument of `limiter`. */
export interface LimiterContext<Id extends string = string> {
  /** Null if the operation needs no session. */
  readonly principal: Principal | null
  readonly operation: Id
  /** Null for operations without a single target, and if the id is in a body that is not read yet. */
  readonly targetUserId: string | null
}

/** The argument of a `selfDeletion` function. */
export interface SelfDeletionContext {
  readonly auth: AppAuth
  readonly principal: Principal
}

/** A profile field that `updateSelf` accepts. */
export type SelfField =
  | 'firstName'
  | 'lastName'
  | 'locale'
  | 'username'
  | 'primaryEmailAddressId'
  | 'primaryPhoneNumberId'
  | 'primaryWeb3WalletId'

/** A field of `createUser` and `updateUser` that an app must opt in to, because it bypasses Clerk's own checks. */
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

/**
 * The options of `accountRoutes()`. All are optional. An invalid one throws when the app starts.
 * @typeParam Id the id of any operation
 * @typeParam OtherId the id of an operation on other users, for `authorize`
 */
export interface Options<Id extends string = string, OtherId extends string = Id> {
  /**
   * Decides whether the caller may perform an operation on another user. Only `true` allows it. Without this option, no
   * operation on other users is mounted.
   * @example authorize: hasRole('admin')
   */
  readonly authorize?: (context: AuthorizeContext<OtherId>) => MaybePromise<boolean>
  /**
   * The operations to mount: a list of ids, or a record that turns operations off, or on if they are off by default.
   * @default every operation that is on by default
   * @example operations: { updateSelf: false, createUserTotp: true }
   */
  readonly operations?: readonly Id[] | { readonly [Each in Id]?: boolean }
  /**
   * Decides who may delete their own account: `'clerk'` follows Clerk's `delete_self_enabled`, `'always'` ignores it, and
   * a function returns `true` or the reasons against it (409 `blocked`).
   * @default 'clerk'
   * @example selfDeletion: async ({ principal }) => (await owesUs(principal.userId)) ? [{ code: 'unpaid', message: 'Pay your invoice first.' }] : true
   */
  readonly selfDeletion?:
    | 'clerk'
    | 'always'
    | ((context: SelfDeletionContext) => MaybePromise<true | readonly Blocker[]>)
  /**
   * The plan for deleting accounts, including the data in the app's own systems, from `defineDeletion()` of
   * `@account-routes/deletion`. Every deletion goes through it, and the operations on deletions are mounted.
   * @default undefined
   * @example deletion: defineDeletion({ store, clerkClient, steps: [step('files', removeFiles), clerkAccount()] })
   */
  readonly deletion?: AccountDeletion
  /**
   * How recently users must have verified their identity for sensitive operations. `'auto'` requires `strict` if the
   * session token says when that was.
   * @default 'auto'
   * @example reverification: { level: 'first_factor', afterMinutes: 5 }
   */
  readonly reverification?: 'auto' | ReverificationLevel | false
  /**
   * `'allow'` lets impersonated sessions run sensitive operations and change other users.
   * @default 'deny'
   * @example impersonation: 'allow'
   */
  readonly impersonation?: 'deny' | 'allow'
  /**
   * Origins, besides the app's own host, that may send changes.
   * @default []
   * @example trustedOrigins: ['https://admin.example.com']
   */
  readonly trustedOrigins?: readonly string[]
  /**
   * A path of the app. A browser that navigates to a route while signed out is redirected to it instead of seeing the 401.
   * @default undefined
   * @example signInUrl: '/sign-in'
   */
  readonly signInUrl?: string
  /**
   * A path of the app, shown after a form has deleted the account.
   * @default undefined
   * @example redirectTo: '/goodbye'
   */
  readonly redirectTo?: string
  /**
   * The fields that users may change on their own profile.
   * @default ['firstName', 'lastName', 'locale', 'username']
   * @example selfFields: ['firstName', 'lastName']
   */
  readonly selfFields?: readonly SelfField[]
  /**
   * The fields beyond the profile that administrators may set.
   * @default []
   * @example adminFields: ['externalId']
   */
  readonly adminFields?: readonly AdminField[]
  /**
   * The app's own rate limiter, called before Clerk's API. `false` refuses with 429; `{ retryAfter }` also says after how
   * many seconds to try again.
   * @default undefined
   * @example limiter: async ({ principal }) => (await ratelimit.limit(principal?.userId ?? 'anyone')).success
   */
  readonly limiter?: (context: LimiterContext<Id>) => MaybePromise<boolean | { readonly retryAfter: number }>
  /**
   * The time limit, in milliseconds, for everything that the routes wait for: Clerk's SDK, `authorize`, `limiter`, and
   * each call to Clerk.
   * @default 10_000
   * @example timeoutMs: 5_000
   */
  readonly timeoutMs?: number
  /**
   * The bytes of uploaded pictures held in memory at once. Further uploads wait with their bodies unread. While a picture
   * is sent to Clerk, it takes two to three times its size.
   * @default 32_000_000
   * @example uploads: 64_000_000
   */
  readonly uploads?: number
  /**
   * Serves the OpenAPI document of the mounted operations at `GET /openapi.json`, to anyone.
   * @default false
   * @example openapi: true
   */
  readonly openapi?: boolean
  /**
   * Called once per attempt at an operation, including refused ones.
   * @default undefined
   * @example onEvent: (event) => audit.info(event)
   */
  readonly onEvent?: (event: AccountEvent<Id>) => void
}
