import { sessionCookiesOf } from './cookies.ts'
import { unverifiedPart } from './json-web-token.ts'
import type { RequestView } from './request-view.ts'

// Apart from the cookies, because only rare requests need them.

/** The tokens that a request may have a session by: Bearer before cookies. */
export function sessionTokensOf(request: RequestView): readonly string[] {
  const [scheme, token] = (request.header('authorization') ?? '').split(' ').filter(Boolean)
  if (scheme === 'Bearer' && token) return [token]
  // Clerk's SDK also takes a token without a scheme.
  if (scheme && !token) return [scheme]
  return sessionCookiesOf(request).map((cookie) => cookie.token)
}

/**
 * The session token that the SDK probably used for this request, judging by its headers. Emulators of two apps have users of the
 * same id, and a browser sends the cookies of both to either: only the session is of one.
 */
export function sessionTokenOf(
  request: RequestView,
  {
    userId,
    sessionId,
  }: { readonly userId?: string | null | undefined; readonly sessionId?: string | null | undefined },
): string | undefined {
  const tokens = sessionTokensOf(request).map((token) => ({ token, claims: unverifiedPart(token, 'payload') }))
  const own = tokens.filter(({ claims }) => claims?.sub === userId)
  return (own.find(({ claims }) => claims?.sid === sessionId) ?? own[0])?.token
}
