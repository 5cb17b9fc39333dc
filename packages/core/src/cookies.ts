import type { Header } from './reply.ts'
import type { RequestView } from './request-view.ts'

/** Clerk's session cookies in a Cookie header, plain and with the suffix that an instance's key gives them. */
const sessionCookies = /(?<=(?:^|;)\s*)__(?:session|client_uat|refresh)(?:_[\w-]{8})?(?==)/g

/**
 * Expires the session cookies that the request carried. A session token outlives its session by up to a minute, and the
 * browser would go on sending it (OWASP ASVS 5.0, 7.4).
 */
export function expireSessionCookies(request: RequestView): readonly Header[] {
  const names = new Set(request.header('cookie')?.match(sessionCookies))
  return [...names].map((name) => ['Set-Cookie', `${name}=; Path=/; Max-Age=0; SameSite=Lax`])
}
