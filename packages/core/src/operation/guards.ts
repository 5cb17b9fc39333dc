import type { MaybePromise } from '../clerk/types.ts'
import { Refusal, type RefusalCode } from '../http/refusal.ts'
import type { AccountPrincipal, Principal } from '../options/principal.ts'
import { missing, type Settings } from '../options/settings.ts'
import { admitOthers, admitSelf, withinLimit } from './admission.ts'
import type { Attempt } from './attempt.ts'
import { assertAuthorized, withinOrganization } from './authorization.ts'
import type { Ids } from './path-ids.ts'

/** Throws an OptionError if an option is missing that this operation requires. */
export type AssertMountable = (settings: Settings, operationId: string) => void

/**
 * Admits a caller by returning proof of it, or throws, so no `return` can be forgotten. Its rules are also data, for
 * documents, tests and clients.
 */
export interface Guard<P extends Principal | null = Principal | null, In = never> {
  readonly acts: 'self' | 'others' | 'nobody'
  readonly refuses: readonly RefusalCode[]
  /**
   * The source of the target users: the path's `userId`, the record of the path's `deletionId`, or a list in the input.
   */
  readonly targets?: 'path' | 'deletion' | (string & keyof In)
  /** Refuses the caller's own account: always, or if the input has one of these fields. */
  readonly refusesOwnAccount?: true | readonly string[]
  readonly assertMountable?: AssertMountable
  /** Checks session, step-up, impersonation and limiter, before the body is read. */
  admit(attempt: Attempt): MaybePromise<Principal | null>
  /** Narrows the input to what the caller may reach. */
  narrow?(attempt: Attempt, input: unknown): unknown
  /** Checks own-account rules and `authorize`. A property, so that TypeScript checks `In` contravariantly. */
  readonly prove: (attempt: Attempt, principal: Principal, ids: Ids, input: In) => MaybePromise<P>
}

/** Admits anyone, signed in or not; the operation gets no principal. */
export const anyone: Guard<null, unknown> = {
  acts: 'nobody',
  refuses: [],
  admit: (attempt) => withinLimit(attempt, null),
  prove: () => null,
}

/** Admits signed-in callers to their own account, which only the session can name (OWASP ASVS 5.0, 8.2.2). */
export const ownAccount: Guard<AccountPrincipal, unknown> = {
  acts: 'self',
  refuses: [],
  admit: admitSelf,
  prove: (_attempt, principal) => ({ ...principal, targetUserId: principal.userId }),
}

/** Requires the `authorize` option, which decides who may act on other users. */
const assertAuthorize: AssertMountable = ({ authorize }, id) => {
  if (!authorize) throw missing('authorize', `'${id}' acts on other users`)
}

/** Admits callers whom `authorize` allows to list users or to create one. */
export const users: Guard<Principal, unknown> = {
  acts: 'others',
  refuses: ['forbidden'],
  assertMountable: assertAuthorize,
  admit: admitOthers,
  narrow: withinOrganization,
  async prove(attempt, principal, _ids, input) {
    await assertAuthorized(attempt, principal, [null], input)
    return principal
  },
}

// @__NO_SIDE_EFFECTS__
const userInPath = <In>(refusesOwnAccount?: true | readonly string[]): Guard<AccountPrincipal, In> => ({
  acts: 'others',
  refuses: refusesOwnAccount ? ['forbidden', 'own_account'] : ['forbidden'],
  targets: 'path',
  ...(refusesOwnAccount && { refusesOwnAccount }),
  assertMountable: assertAuthorize,
  admit: admitOthers,
  async prove(attempt, principal, ids, input) {
    // Only an operation with this id in its path has this guard.
    const targetUserId = ids.userId as string
    attempt.identify([targetUserId])
    const own = targetUserId === principal.userId
    if (own && isRefused(refusesOwnAccount, input)) throw new Refusal('own_account')
    await assertAuthorized(attempt, principal, [targetUserId], input)
    return { ...principal, targetUserId }
  },
})

const isRefused = (fields: true | readonly string[] | undefined, input: unknown): boolean =>
  fields === true || (fields?.some((field) => Object.hasOwn((input ?? {}) as object, field)) ?? false)

/** Admits callers whom `authorize` allows to act on the user in the path, who may be themselves. */
export const anyUser: Guard<AccountPrincipal, unknown> = /* @__PURE__ */ userInPath()

/** Like `anyUser`, but never for one's own account, so that administrators can't lock themselves out or undo a ban. */
export const otherUser: Guard<AccountPrincipal, unknown> = /* @__PURE__ */ userInPath(true)

/**
 * Like `anyUser`, but these input fields are refused for one's own account.
 * @example guard: otherUserFor('publicMetadata', 'privateMetadata')
 */
// @__NO_SIDE_EFFECTS__
export const otherUserFor = <const Field extends string>(
  ...fields: readonly Field[]
): Guard<AccountPrincipal, { readonly [Name in Field]?: unknown }> => userInPath(fields)

/**
 * Admits callers to the users in a list of the input, which must not include themselves. `authorize` is called for each
 * user, and the first refusal stops the operation before anything changes.
 * @example guard: otherUsers('userIds')
 */
// @__NO_SIDE_EFFECTS__
export const otherUsers = <const Field extends string>(
  field: Field,
): Guard<Principal, { readonly [Name in Field]: readonly string[] }> => ({
  acts: 'others',
  refuses: ['forbidden', 'own_account'],
  targets: field,
  refusesOwnAccount: true,
  assertMountable: assertAuthorize,
  admit: admitOthers,
  async prove(attempt, principal, _ids, input) {
    const targets = [...new Set(input[field])]
    attempt.identify(targets)
    if (targets.includes(principal.userId)) throw new Refusal('own_account')
    await assertAuthorized(attempt, principal, targets, input)
    return principal
  },
})
