import { retryAfterOf } from '../clerk/errors.ts'
import type { Auth, MaybePromise } from '../clerk/types.ts'
import { isSafe } from '../http/method.ts'
import { Refusal } from '../http/refusal.ts'
import { withTimeout } from '../http/timeout.ts'
import type { Principal } from '../options/principal.ts'
import { assertFresh } from '../options/reverification.ts'
import type { Attempt } from './attempt.ts'

// Created once: anyone can trigger it, and constructing an Error is the expensive part.
export const signedOut: Refusal = /* @__PURE__ */ new Refusal('unauthenticated', {
  headers: [['WWW-Authenticate', 'Bearer']],
})

/** Admits a signed-in caller who acts on their own account, before the body is read. */
export function admitSelf(attempt: Attempt): MaybePromise<Principal> {
  const { auth } = attempt
  const principal = assertSession(auth)
  attempt.identify([principal.userId])
  if (attempt.operation.sensitive === true) assertSensitive(attempt)
  return withinLimit(attempt, principal)
}

/** Admits a signed-in caller who acts on other users, before the body is read and before `authorize` is asked. */
export function admitOthers(attempt: Attempt): MaybePromise<Principal> {
  const { auth } = attempt
  const principal = assertSession(auth)
  const { operation, path } = attempt
  attempt.identify([])
  if (operation.sensitive === true || !isSafe(operation.method)) assertNotImpersonated(attempt)
  if (operation.sensitive === true) assertSensitive(attempt)
  const target = path?.inPath().userId
  if (target) attempt.identify([target])
  return withinLimit(attempt, principal)
}

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
    // A token from a JWT template is signed with the same key but names no session: it was made for another service.
    (claims && (typeof claims.sid !== 'string' || !claims.sid))
  )
    throw signedOut
  // The cast is the proof: no other line of the project creates a Principal.
  return { userId, sessionId: sessionId ?? null } as Principal
}

/** Impersonated or stale sessions may not do anything irreversible. */
export function assertSensitive(attempt: Attempt): void {
  assertNotImpersonated(attempt)
  assertFresh(attempt.auth, attempt.settings.reverification)
}

/** Whatever the token says of an actor counts, also an empty one. */
function assertNotImpersonated({ settings, auth: { actor, sessionClaims } }: Attempt): void {
  const act: unknown = actor ?? (sessionClaims as { act?: unknown } | null | undefined)?.act ?? null
  if (settings.impersonation === 'deny' && act !== null) throw new Refusal('impersonated')
}

/** Asks the app's limiter and returns the principal. */
export function withinLimit<P extends Principal | null>(attempt: Attempt, principal: P): MaybePromise<P> {
  const { limiter } = attempt.settings
  // No promise without one: most apps have none.
  return limiter ? askLimiter(limiter, attempt, principal) : principal
}

async function askLimiter<P extends Principal | null>(
  limiter: NonNullable<Attempt['settings']['limiter']>,
  attempt: Attempt,
  principal: P,
): Promise<P> {
  const { operation, parties, settings } = attempt
  const asked = limiter({ principal, operation: operation.id, targetUserId: parties.target })
  const verdict = await withTimeout(asked, settings.timeoutMs, () => attempt.tooSlow('limiter'))
  if (verdict === true) return principal
  throw new Refusal('rate_limited', { headers: retryAfterOf(verdict ? verdict.retryAfter : undefined) })
}
