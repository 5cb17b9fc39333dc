import type { Auth, MaybePromise } from './clerk.ts'
import type { ClerkCalls } from './clerk-calls.ts'
import { retryAfterOf } from './clerk-errors.ts'
import type { Parties } from './event.ts'
import type { TargetUser } from './options.ts'
import type { PathIds } from './path-ids.ts'
import type { AccountPrincipal, Principal } from './principal.ts'
import { Refusal } from './refusal.ts'
import { assertFresh } from './reverification.ts'
import { missing, type Settings } from './settings.ts'

/** One request for one operation, as far as a guard has to know it. */
export interface Attempt {
  readonly operation: { readonly id: string; readonly sensitive?: true }
  readonly settings: Settings
  /** Made when they are asked for: who is refused mostly needs none. */
  readonly clerk: () => ClerkCalls
  /** The ids in the operation's path, if it has any. */
  readonly path: PathIds | undefined
  /** Whom it is about, set as soon as it is known, for the event of a refusal. */
  parties: Parties
}

/** Lets a caller in by returning proof of it, or throws. There is no third way out, so no return can be forgotten. */
export interface Guard<P extends Principal = Principal> {
  (auth: Auth, attempt: Attempt): MaybePromise<P>
  /** Refuses to be mounted where the options lack what the guard needs. */
  readonly assertMountable?: AssertMountable
}

/** Throws an OptionError where an option is missing without which this operation cannot be mounted. */
export type AssertMountable = (settings: Settings, operationId: string) => void

/** The caller acts on their own account, which only the session names (OWASP ASVS 5.0, 8.2.2). */
export const ownAccount: Guard<AccountPrincipal> = (auth, attempt) => {
  const principal = assertSession(auth)
  identify(attempt, auth, principal.userId)
  if (attempt.operation.sensitive) assertSensitive(auth, attempt.settings)
  return withinLimit(attempt, { ...principal, targetUserId: principal.userId })
}

/** Not to be mounted without `authorize`, which decides about everybody who acts on others. */
// @__NO_SIDE_EFFECTS__
const onOthers = <P extends Principal>(guard: Guard<P>): Guard<P> =>
  Object.assign(guard, {
    assertMountable: (({ authorize }, id) => {
      if (!authorize) throw missing('authorize', `'${id}' acts on other users`)
    }) satisfies AssertMountable,
  })

/** The caller acts on users in general: lists them, or makes one. */
export const users: Guard = onOthers(async (auth, attempt) => {
  const principal = assertSession(auth)
  identify(attempt, auth, null)
  await withinLimit(attempt, principal)
  await assertAuthorized(auth, principal, null, attempt)
  return principal
})

/** The caller acts on the user that the path names, be it themselves. */
export const anyUser: Guard<AccountPrincipal> = onOthers(async (auth, attempt) => {
  const principal = assertSession(auth)
  identify(attempt, auth, null)
  if (attempt.operation.sensitive) assertSensitive(auth, attempt.settings)
  // Only an operation with this id in its path has this guard.
  const { userId: targetUserId } = await (attempt.path as PathIds).ids()
  identify(attempt, auth, targetUserId)
  await withinLimit(attempt, principal)
  await assertAuthorized(auth, principal, targetUserId, attempt)
  return { ...principal, targetUserId }
})

/** The caller acts on somebody else: an administrator must not lock themselves out by mistake. */
export const otherUser: Guard<AccountPrincipal> = onOthers(async (auth, attempt) => {
  const principal = await anyUser(auth, attempt)
  assertNotOwn(principal, principal.targetUserId)
  return principal
})

/** The same for users that the body names. */
export async function assertOthers(
  auth: Auth,
  principal: Principal,
  targetUserIds: readonly string[],
  attempt: Attempt,
): Promise<void> {
  for (const targetUserId of targetUserIds) {
    await assertAuthorized(auth, principal, targetUserId, attempt)
    assertNotOwn(principal, targetUserId)
  }
}

/** Who may be somebody else's for a moment, or signed in long ago, may not do what cannot be undone. */
export function assertSensitive(auth: Auth, { impersonation, reverification }: Settings): void {
  if (auth.actor && impersonation === 'deny') throw new Refusal('impersonated')
  assertFresh(auth, reverification)
}

function assertNotOwn(principal: Principal, targetUserId: string): void {
  if (targetUserId === principal.userId) throw new Refusal('own_account')
}

// Made once: what anybody may cause without signing in should cost least, and an error is what costs most of it.
export const signedOut = /* @__PURE__ */ new Refusal('unauthenticated', { headers: [['WWW-Authenticate', 'Bearer']] })

function assertSession(auth: Auth): Principal {
  const { isAuthenticated, userId, tokenType, sessionStatus, sessionClaims, sessionId } = auth
  const claims = sessionClaims as { sid?: unknown; sts?: unknown } | null | undefined
  if (
    isAuthenticated !== true ||
    typeof userId !== 'string' ||
    !userId ||
    (tokenType ?? 'session_token') !== 'session_token' ||
    sessionStatus === 'pending' ||
    claims?.sts === 'pending' ||
    // A token made from a JWT template is signed with the same key but names no session: it was made for someone else.
    (claims && typeof claims.sid !== 'string')
  )
    throw signedOut
  // The cast is the proof: no other line of the project makes a Principal.
  return { userId, sessionId: sessionId ?? null } as Principal
}

function identify(attempt: Attempt, { userId, actor }: Auth, target: string | null): void {
  const sub = (actor as { sub?: unknown } | null | undefined)?.sub
  attempt.parties = { actor: userId as string, impersonator: typeof sub === 'string' ? sub : null, target }
}

/** Asks the app's limiter, and gives the principal back where it agrees. */
function withinLimit<P extends Principal>(attempt: Attempt, principal: P): MaybePromise<P> {
  const { limiter } = attempt.settings
  // No promise without one: most apps have none.
  return limiter ? assertWithinLimit(limiter, attempt, principal) : principal
}

async function assertWithinLimit<P extends Principal>(
  limiter: NonNullable<Settings['limiter']>,
  { operation, parties }: Attempt,
  principal: P,
): Promise<P> {
  const verdict = await limiter({ principal, operation: operation.id, targetUserId: parties.target })
  if (verdict === true) return principal
  throw new Refusal('rate_limited', { headers: retryAfterOf(verdict ? verdict.retryAfter : undefined) })
}

async function assertAuthorized(
  auth: Auth,
  principal: Principal,
  targetUserId: string | null,
  { operation, settings, clerk }: Attempt,
): Promise<void> {
  const allowed = await settings.authorize?.({
    auth,
    principal,
    operation: operation.id,
    targetUserId,
    // Clerk's own object, which has these fields: the app's function may see what a caller may not.
    loadTarget: async () =>
      targetUserId === null
        ? null
        : ((await clerk().read((client) => client.users.getUser(targetUserId))) as TargetUser),
  })
  // Only `true` lets anyone in: a forgotten return in the app's function must not.
  if (allowed !== true) throw new Refusal('forbidden')
}
