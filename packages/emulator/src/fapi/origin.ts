import type { Instance } from '../instance.ts'

/** Accepts pages on allowed hosts, as callers and as redirect targets. */
export function isTrustedOrigin(instance: Instance, origin: string): boolean {
  if (!URL.canParse(origin)) return false
  const { hostname, protocol } = new URL(origin)
  if (protocol !== 'http:' && protocol !== 'https:') return false
  return instance.hosts.isAllowed(hostname)
}

/** CORS headers with credentials, which need the origin by name instead of a wildcard. */
export function corsHeaders(instance: Instance, origin: string | null): Record<string, string> {
  if (!origin || !isTrustedOrigin(instance, origin)) return { vary: 'Origin' }
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'Authorization, Clerk-Trace-Id, Retry-After',
  }
}

/** Answers a preflight request. */
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

/** The page to redirect back to. It may be relative to the calling page. */
export function backTo(url: string | undefined, origin: string): string {
  return url && URL.canParse(url, origin) ? new URL(url, origin).href : origin
}
