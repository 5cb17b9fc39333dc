import type { Auth, MaybePromise } from './clerk.ts'
import type { ClerkCalls } from './clerk-calls.ts'
import type { TargetUser } from './options.ts'
import type { AccountPrincipal, Principal } from './principal.ts'
import { Refusal } from './refusal.ts'
import { assertFresh } from './reverification.ts'
import type { Settings } from './settings.ts'

export interface GuardContext {
  readonly operation: { readonly id: string; readonly sensitive?: true }
  readonly settings: Settings
  readonly clerk: ClerkCalls
  /** The well-formed id of the account that the request names. */
  targetUserId(): MaybePromise<string>
  /** Told who asks about whom as soon as it is known, for the event of a refusal. */
  identified(principal: Principal, targetUserId: string | null): void
  /** Asks the app's limiter, and gives the principal back where it agrees. */
  limit<P extends Principal>(principal: P, targetUserId: string | null): MaybePromise<P>
}

/** Lets a caller in by returning proof of it, or throws. There is no third way out, so no return can be forgotten. */
export type Guard<P extends Principal = Principal> = (auth: Auth, context: GuardContext) => MaybePromise<P>

/** The caller acts on their own account, which only the session names (OWASP ASVS 5.0, 8.2.2). */
export const ownAccount: Guard<AccountPrincipal> = (auth, context) => {
  const principal = assertSession(auth)
  context.identified(principal, principal.userId)
  if (context.operation.sensitive) assertSensitive(auth, context.settings)
  return context.limit({ ...principal, targetUserId: principal.userId }, principal.userId)
}

/** The caller acts on users in general: lists them, or makes one. */
export const users: Guard = async (auth, context) => {
  const principal = assertSession(auth)
  context.identified(principal, null)
  await context.limit(principal, null)
  await assertAuthorized(auth, principal, null, context)
  return principal
}

/** The caller acts on the user that the path names, be it themselves. */
export const anyUser: Guard<AccountPrincipal> = async (auth, context) => {
  const principal = assertSession(auth)
  context.identified(principal, null)
  if (context.operation.sensitive) assertSensitive(auth, context.settings)
  const targetUserId = await context.targetUserId()
  context.identified(principal, targetUserId)
  await context.limit(principal, targetUserId)
  await assertAuthorized(auth, principal, targetUserId, context)
  return { ...principal, targetUserId }
}

/** The caller acts on somebody else: an administrator must not lock themselves out by mistake. */
export const otherUser: Guard<AccountPrincipal> = async (auth, context) => {
  const principal = await anyUser(auth, context)
  assertNotOwn(principal, principal.targetUserId)
  return principal
}

/** The same for users that the body names. */
export async function assertOthers(
  auth: Auth,
  principal: Principal,
  targetUserIds: readonly string[],
  context: GuardContext,
): Promise<void> {
  for (const targetUserId of targetUserIds) {
    await assertAuthorized(auth, principal, targetUserId, context)
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
const signedOut = /* @__PURE__ */ new Refusal('unauthenticated', { headers: [['WWW-Authenticate', 'Bearer']] })

function assertSession(auth: Auth): Principal {
  const { isAuthenticated, userId, tokenType, sessionStatus, sessionClaims, sessionId } = auth
  const claims = sessionClaims as { sid?: unknown; sts?: unknown } | null | undefined
  if (
    isAuthenticated !== true ||
    typeof userId !== 'string' ||
    userId === '' ||
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

async function assertAuthorized(
  auth: Auth,
  principal: Principal,
  targetUserId: string | null,
  { operation, settings, clerk }: GuardContext,
): Promise<void> {
  const allowed = await settings.authorize?.({
    auth,
    principal,
    operation: operation.id,
    targetUserId,
    // Clerk's own object, which has these fields: the app's function may see what a caller may not.
    loadTarget: async () =>
      targetUserId === null ? null : ((await clerk.read((client) => client.users.getUser(targetUserId))) as TargetUser),
  })
  // Only `true` lets anyone in: a forgotten return in the app's function must not.
  if (allowed !== true) throw new Refusal('forbidden')
}
