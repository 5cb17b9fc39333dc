import type { Instance } from '../instance.ts'

const loopback = /^(?:localhost|(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** Pages may call, and be sent back to, when they are on this machine or on the emulator's own host. */
export function isTrustedOrigin(instance: Instance, origin: string): boolean {
  if (!URL.canParse(origin)) return false
  const { hostname, protocol } = new URL(origin)
  if (protocol !== 'http:' && protocol !== 'https:') return false
  return loopback.test(hostname) || hostname === new URL(instance.url).hostname
}

/** CORS with credentials: the calling origin by name, since a browser takes no wildcard with cookies. */
export function corsHeaders(instance: Instance, origin: string | null): Record<string, string> {
  if (!origin || !isTrustedOrigin(instance, origin)) return { vary: 'Origin' }
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'Authorization, Clerk-Trace-Id, Retry-After',
  }
}

/** The answer to a preflight. */
export function preflight(instance: Instance, request: Request): Response {
  const headers = corsHeaders(instance, request.headers.get('origin'))
  if (headers['access-control-allow-origin']) {
    headers['access-control-allow-methods'] = 'GET, POST, PUT, PATCH, DELETE'
    headers['access-control-allow-headers'] =
      request.headers.get('access-control-request-headers') ?? 'Authorization, Content-Type'
    headers['access-control-max-age'] = '600'
  }
  return new Response(null, { status: 204, headers })
}

/** The page that a request wants to be sent back to: pages may name it relative to themselves. */
export function backTo(url: string | undefined, origin: string): string {
  return url && URL.canParse(url, origin) ? new URL(url, origin).href : origin
}
