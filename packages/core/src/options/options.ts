import type { AppAuth, MaybePromise } from '../clerk/types.ts'
import type { Blocker } from '../http/refusal.ts'
import type { AccountDeletion } from './deletion.ts'
import type { AccountEvent } from './event.ts'
import type { Principal } from './principal.ts'
import type { ReverificationLevel } from './reverification.ts'

/** A user as Clerk has it, as far as `authorize` usually needs it. */
export interface TargetUser {
  readonly id: string
  readonly externalId: string | null
  readonly publicMetadata: Readonly<Record<string, unknown>>
  readonly privateMetadata: Readonly<Record<string, unknown>>
  readonly banned: boolean
  readonly locked: boolean
}

/** A user's membership in an organization, as Clerk has it. */
export interface TargetMembership {
  readonly role: string
  readonly permissions: readonly string[]
  readonly organization: { readonly id: string }
}

/** The argument of `authorize`. */
export interface AuthorizeContext<Id extends string = string> {
  readonly auth: AppAuth
  readonly principal: Principal
  /** The id of the operation. Operations on the caller's own account are never asked about. */
  readonly operation: Id
  /** Null for operations on users in general. */
  readonly targetUserId: string | null
  /** The validated input; undefined where there is none, and for a picture, whose bytes are not read yet. */
  readonly input: unknown
  /** Reads the target from Clerk, once per request. */
  loadTarget(): Promise<TargetUser | null>
  /** Reads the caller from Clerk, once per request: their role as of now, not as of their token. */
  loadPrincipal(): Promise<TargetUser>
  /** Reads at most so many organizations of a user from Clerk. */
  loadMemberships(userId: string, limit: number): Promise<readonly TargetMembership[]>
}

export interface LimiterContext<Id extends string = string> {
  /** Null where an operation asks for no session. */
  readonly principal: Principal | null
  readonly operation: Id
  /** Null for operations on users in general, and where the id is in a body that is not read yet. */
  readonly targetUserId: string | null
}

/** The argument of a `selfDeletion` function. */
export interface SelfDeletionContext {
  readonly auth: AppAuth
  readonly principal: Principal
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

/** Fields of `createUser` and `updateUser` that an app must opt in to, because they bypass Clerk's own checks. */
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

/** @typeParam Id every operation; @typeParam OtherId those on other users, which alone `authorize` is asked about */
export interface Options<Id extends string = string, OtherId extends string = Id> {
  /**
   * Decides whether the caller may do an operation to another user. Only `true` allows it; without this option no
   * operation on other users is mounted.
   * @example authorize: hasRole('admin')
   */
  readonly authorize?: (context: AuthorizeContext<OtherId>) => MaybePromise<boolean>
  /**
   * The operations to mount: a list of ids, or a record that turns some off and those that are off by default on.
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
   * The plan by which accounts are deleted, in the app's own systems too, made by `defineDeletion()` of the package
   * `@account-routes/deletion`. Every deletion goes through it, and the operations about deletions are mounted.
   * @default undefined
   * @example deletion: defineDeletion({ store, clerkClient, steps: [step('files', removeFiles), clerkAccount()] })
   */
  readonly deletion?: AccountDeletion
  /**
   * The required freshness of the sign-in for sensitive operations. `'auto'` requires `strict` wherever the session token says
   * how old its verification is.
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
   * Origins that may send changes besides the app's own host.
   * @default []
   * @example trustedOrigins: ['https://admin.example.com']
   */
  readonly trustedOrigins?: readonly string[]
  /**
   * A path of this app. A browser that navigates here signed out is redirected to it instead of seeing the 401.
   * @default undefined
   * @example signInUrl: '/sign-in'
   */
  readonly signInUrl?: string
  /**
   * A path of this app, shown after a form has deleted the account.
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
   * The app's own rate limiter, asked before Clerk is. `false` refuses with 429; `retryAfter` says after how many seconds
   * to retry.
   * @default undefined
   * @example limiter: async ({ principal }) => (await ratelimit.limit(principal?.userId ?? 'anyone')).success
   */
  readonly limiter?: (context: LimiterContext<Id>) => MaybePromise<boolean | { readonly retryAfter: number }>
  /**
   * Milliseconds that anything waited for may take: Clerk's SDK authenticating, `authorize`, `limiter`, each call to Clerk.
   * @default 10_000
   * @example timeoutMs: 5_000
   */
  readonly timeoutMs?: number
  /**
   * Bytes of uploaded pictures held at once. One more waits its turn with its body unread. On its way to Clerk a picture
   * takes two to three times its bytes.
   * @default 32_000_000
   * @example uploads: 64_000_000
   */
  readonly uploads?: number
  /**
   * Serves the OpenAPI document of what is mounted at `GET /openapi.json`, to anyone.
   * @default false
   * @example openapi: true
   */
  readonly openapi?: boolean
  /**
   * Called once per attempt at an operation, refused ones included.
   * @default undefined
   * @example onEvent: (event) => audit.info(event)
   */
  readonly onEvent?: (event: AccountEvent<Id>) => void
}
