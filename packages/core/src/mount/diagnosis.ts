import { isUnreachable } from '../clerk/failure.ts'
import { explainUnreachable } from '../clerk/reachability.ts'
import type { ClerkContext } from '../clerk/types.ts'
import { unverifiedPart } from '../http/json-web-token.ts'
import type { Hints } from '../http/log.ts'
import { isOrigin } from '../http/origin.ts'
import { Refusal } from '../http/refusal.ts'
import type { RequestView } from '../http/request-view.ts'
import { sessionTokensOf } from '../http/session-tokens.ts'

export { explainUnreachable }

/** Says in the log what an app's developers can do about a refusal. */
export function explain(
  { code, details }: Refusal,
  request: RequestView,
  { apiUrl }: ClerkContext,
  hints: Hints,
): void {
  // Clerk's SDK tries for seconds to load keys from an address that doesn't answer.
  if (code === 'clerk_timeout' || isUnreachable(details.cause)) explainUnreachable(hints, apiUrl)
  else if (code === 'cross_origin') hintAtOrigin(request, hints)
  else if (code === 'not_found') hintAtMount(request, hints)
}

/** Reasons of Clerk's SDK that point at keys of two instances, or at an old token. */
const foreignKey: ReadonlySet<string> = new Set(['jwk-kid-mismatch', 'token-invalid-signature'])

/**
 * Returns a refusal if Clerk's SDK could not verify the credentials of a request. That is the server's fault, and no
 * reason to ask the user to sign in. Keys of another instance are only logged.
 */
export function cannotVerify(reason: string, message: string, request: RequestView, hints: Hints): Refusal | undefined {
  if (foreignKey.has(reason)) hints.once('foreign key', otherInstance)
  // The SDK's word for a failed connection to Clerk, and also for a token that it can't decode.
  if (reason === 'unexpected-error' && !sessionTokensOf(request).some(isWellFormed)) return undefined
  const match = /^(?:(secret-key-invalid|jwk-local-missing)|jwk-(?!kid-mismatch).*|unexpected-error)$/.exec(reason)
  if (!match) return undefined
  const log = `Clerk's SDK could not verify the session token: ${reason}. ${message}`
  return new Refusal(match[1] ? 'misconfigured' : 'clerk_unavailable', { log })
}

const isWellFormed = (token: string): boolean =>
  /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token) &&
  typeof unverifiedPart(token, 'header')?.kid === 'string' &&
  typeof unverifiedPart(token, 'payload')?.sub === 'string'

const otherInstance =
  'A session token was signed with a key that this app does not know. If users are signed in and still get 401, the publishable key in the browser and the keys on the server belong to two Clerk instances.'

/** Names the origin to trust, if it is one. */
function hintAtOrigin(request: RequestView, hints: Hints): void {
  const origin = request.header('origin')
  if (isOrigin(origin))
    hints.once(
      `origin ${origin}`,
      `A change from ${origin} was refused. If it is a front end of yours, set trustedOrigins: ['${origin}'].`,
      50,
    )
}

/** Logs that a mount drops the rest of the path, if the address shows it. */
function hintAtMount({ path, url }: RequestView, hints: Hints): void {
  const pathname = url.split('?', 1)[0] as string
  if (path === '/' && (pathname.endsWith('/me') || pathname.endsWith('/users')))
    hints.once(
      'mount',
      `${pathname} reached the routes without the part of the path below their mount. Mount them on a catch-all route, or the way the framework mounts a sub-application.`,
    )
}
