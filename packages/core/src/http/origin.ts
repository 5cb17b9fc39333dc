import { isSafe } from './method.ts'
import { Refusal } from './refusal.ts'
import type { RequestView } from './request-view.ts'

/** A browser doesn't send a Bearer token on its own, so a foreign page can't forge it. Basic credentials it does send. */
const bearer = /^Bearer +[^ ]/

/**
 * Refuses changes that another site's page could have caused: `Sec-Fetch-Site`, else `Origin` against the own host,
 * else no cookie session at all. Follows Go's CrossOriginProtection and the OWASP cheat sheet on CSRF. The scheme is not
 * compared because a server behind a TLS proxy doesn't know its own.
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

// Created once: anyone can trigger it, and constructing an Error is the expensive part.
const crossOrigin = /* @__PURE__ */ new Refusal('cross_origin')

/**
 * Path and query of an address of this app; undefined for another's. X-Forwarded-Host names the host where a proxy
 * rewrote Host; a foreign page can't set it without a preflight. Takes linear time, unlike an expression for this.
 */
export function pathOnOwnHost(address: string, request: RequestView): string | undefined {
  const start = address.startsWith('https://') ? 8 : address.startsWith('http://') ? 7 : -1
  if (start === -1) return undefined
  const slash = address.indexOf('/', start)
  const host = address.slice(start, slash === -1 ? undefined : slash)
  if (host === '' || (host !== request.header('host') && host !== request.header('x-forwarded-host'))) return undefined
  return slash === -1 ? '' : address.slice(slash).split('#', 1)[0]
}

/** True for `https://example.com:8443`: scheme, host and port, as browsers send it, without a path or a wildcard. */
export function isOrigin(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 300 || value.includes('*')) return false
  try {
    return /^https?:/.test(value) && new URL(value).origin === value
  } catch {
    return false
  }
}
