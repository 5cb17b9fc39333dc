import type { MaybePromise } from '../clerk/types.ts'
import { Refusal, type RefusalCode } from '../http/refusal.ts'
import type { AccountPrincipal, Principal } from '../options/principal.ts'
import { missing, type Settings } from '../options/settings.ts'
import { admitOthers, admitSelf, withinLimit } from './admission.ts'
import type { Attempt } from './attempt.ts'
import { assertAuthorized, withinOrganization } from './authorization.ts'
import type { Ids } from './path-ids.ts'

/** Throws an OptionError where an option is missing that this operation requires. */
export type AssertMountable = (settings: Settings, operationId: string) => void

/**
 * Admits a caller by returning proof of it, or throws. There is no third way out, so no return can be forgotten. Its
 * meaning is data, for documents, checks and clients.
 */
export interface Guard<P extends Principal | null = Principal | null, In = never> {
  readonly acts: 'self' | 'others' | 'nobody'
  readonly refuses: readonly RefusalCode[]
  /** The place that names the accounts: the path's `userId`, the record of the path's `deletionId`, or a list in the input. */
  readonly targets?: 'path' | 'deletion' | (string & keyof In)
  /** Refuses the caller's own account: always, or where the input has one of these fields. */
  readonly refusesOwnAccount?: true | readonly string[]
  readonly assertMountable?: AssertMountable
  /** Session, step-up, impersonation, limiter: before a byte of the body is read. */
  admit(attempt: Attempt): MaybePromise<Principal | null>
  /** Narrows the input to what the caller's reach allows. */
  narrow?(attempt: Attempt, input: unknown): unknown
  /** Own-account rules and `authorize`, with the input. A property, so that TypeScript checks `In` contravariantly. */
  readonly prove: (attempt: Attempt, principal: Principal, ids: Ids, input: In) => MaybePromise<P>
}

/** Admits anyone, signed in or not; the operation gets no principal. */
export const anyone: Guard<null, unknown> = {
  acts: 'nobody',
  refuses: [],
  admit: (attempt) => withinLimit(attempt, null),
  prove: () => null,
}

/** The caller acts on their own account, which only the session names (OWASP ASVS 5.0, 8.2.2). */
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

/** The caller acts on users in general: lists them, or creates one. */
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

/** The caller acts on the user in the path, possibly themselves. */
export const anyUser: Guard<AccountPrincipal, unknown> = /* @__PURE__ */ userInPath()

/** The caller acts on somebody else: administrators must not lock themselves out, or undo what others did to them. */
export const otherUser: Guard<AccountPrincipal, unknown> = /* @__PURE__ */ userInPath(true)

/** Like `anyUser`, but these input fields are only for somebody else's account. */
// @__NO_SIDE_EFFECTS__
export const otherUserFor = <const Field extends string>(
  ...fields: readonly Field[]
): Guard<AccountPrincipal, { readonly [Name in Field]?: unknown }> => userInPath(fields)

/**
 * The caller acts on the users that a list in the input names, nobody twice and never themselves. `authorize` is asked
 * for each; the first no stops it before anything changes.
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
