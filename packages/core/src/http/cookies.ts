import { unverifiedPart } from './json-web-token.ts'
import type { Header } from './reply.ts'
import type { RequestView } from './request-view.ts'

/** Clerk's session cookie, plain or with the suffix that an instance's key gives it. */
const sessionCookie = /^__session(_[\w-]{8})?$/

interface SessionCookie {
  /** `''`, or the instance's suffix with its underscore. */
  readonly suffix: string
  readonly token: string
}

/** More than a browser has of them; each costs a parser, and 16 kB hold a thousand. */
const maxSessionCookies = 32

/** The Clerk session cookies of a request: those of every instance that the browser knows on this host. */
function sessionCookiesOf(request: RequestView): readonly SessionCookie[] {
  const cookies = (request.header('cookie') ?? '').split(';').flatMap((pair) => {
    const equals = pair.indexOf('=')
    if (equals === -1) return []
    const match = sessionCookie.exec(pair.slice(0, equals).trim())
    return match ? [{ suffix: match[1] ?? '', token: pair.slice(equals + 1).trim() }] : []
  })
  return cookies.slice(0, maxSessionCookies)
}

/**
 * Expires the cookies of the user's session. A session token outlives its session by up to a minute, and the browser
 * would keep sending it (OWASP ASVS 5.0, 7.4). Cookies of other instances on the same host stay.
 */
export function expireSessionCookies(request: RequestView, userId: string): readonly Header[] {
  if (request.header('cookie') === undefined) return []
  const suffixes = sessionCookiesOf(request)
    .filter(({ token }) => unverifiedPart(token, 'payload')?.sub === userId)
    .map(({ suffix }) => suffix)
  return [...new Set(suffixes)].flatMap((suffix) =>
    ['__session', '__client_uat', '__refresh'].map(
      (name): Header => ['Set-Cookie', `${name}${suffix}=; Path=/; Max-Age=0; SameSite=Lax`],
    ),
  )
}

/** The tokens that a request may have a session by: Bearer before cookies. */
export function sessionTokensOf(request: RequestView): readonly string[] {
  const [scheme, token] = (request.header('authorization') ?? '').split(' ').filter(Boolean)
  return scheme === 'Bearer' && token ? [token] : sessionCookiesOf(request).map((cookie) => cookie.token)
}

/** The session token that the SDK probably used for this request, judging by its headers. */
export const sessionTokenOf = (request: RequestView, userId: string): string | undefined =>
  sessionTokensOf(request).find((candidate) => unverifiedPart(candidate, 'payload')?.sub === userId)
