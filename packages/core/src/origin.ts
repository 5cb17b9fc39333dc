import { Refusal } from './refusal.ts'
import { isSafe, type RequestView } from './request-view.ts'

/** A Bearer token is not sent by a browser on its own, so it cannot be forged by a foreign page. Basic is. */
const bearer = /^Bearer +[^ ]/

/**
 * Refuses changes that another site's page could have caused: `Sec-Fetch-Site`, else `Origin` against the own host,
 * else no cookie session at all. After Go's CrossOriginProtection and the OWASP cheat sheet on CSRF. The scheme is left
 * out because behind a proxy that ends TLS the server does not know its own.
 */
export function assertSameOrigin(request: RequestView, trustedOrigins: readonly string[]): void {
  if (isSafe(request.method) || bearer.test(request.header('authorization') ?? '')) return
  const origin = request.header('origin')
  if (origin !== undefined && trustedOrigins.includes(origin)) return
  const site = request.header('sec-fetch-site')
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return
  } else if (origin === undefined) {
    if (request.header('cookie') === undefined) return
  } else if (pathOnOwnHost(origin, request) === '') return
  throw crossOrigin
}

// Made once, like the refusal of who is signed out.
const crossOrigin = /* @__PURE__ */ new Refusal('cross_origin')

/**
 * The path and query of an address of this app, and undefined for another's. A foreign page cannot set X-Forwarded-Host
 * without a preflight, so it says the host where a proxy rewrote Host.
 */
export function pathOnOwnHost(address: string, request: RequestView): string | undefined {
  const [, host, path] = /^https?:\/\/([^/]+)([^#]*)$/.exec(address) ?? []
  return host !== undefined && (host === request.header('host') || host === request.header('x-forwarded-host'))
    ? path
    : undefined
}
