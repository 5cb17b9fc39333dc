import type { Header } from './reply.ts'
import type { RequestView } from './request-view.ts'

/** Clerk's session cookies, plain and with the suffix that an instance's key gives them. */
const sessionCookie = /^__(?:session|client_uat|refresh)(?:_[\w-]{8})?$/

/**
 * Expires the session cookies that the request carried. A session token outlives its session by up to a minute, and the
 * browser would go on sending it (OWASP ASVS 5.0, 7.4).
 */
export function expireSessionCookies(request: RequestView): readonly Header[] {
  const names = (request.header('cookie') ?? '').split(';').map((cookie) => cookie.split('=', 1)[0]?.trim() ?? '')
  return names
    .filter((name, index) => sessionCookie.test(name) && names.indexOf(name) === index)
    .map((name) => ['Set-Cookie', `${name}=; Path=/; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; SameSite=Lax`])
}
