/** The first parts of paths that only the Frontend API has. */
const frontendOnly = new Set([
  'account_portal',
  'clear-site-data',
  'client',
  'dev_browser',
  'environment',
  'health',
  'me',
  'oauth_callback',
  'redirect',
  'tickets',
  'verify',
  'waitlist',
])

/** Paths that both APIs have. Servers send a secret key; browsers send an origin or clerk-js' own parameters. */
const shared = new Set(['organizations', 'billing'])

/** Paths that the bundles send telemetry to. */
const telemetry = new Set(['/v1/event', '/v1/logs'])

/** Returns true if a request is one of the bundles: for their files, for pictures, or with telemetry. */
export const isScriptRequest = (path: string): boolean => path.startsWith('/npm/') || telemetry.has(path)

/** Paths at the root that both APIs have. Servers send a key of the instance or of a machine. */
const atRoot = /^\/api_keys(?:\/|$)/

/** Returns true if a path may be one of the Frontend API. */
export const isFrontendPath = (path: string): boolean => path.startsWith('/v1/') || atRoot.test(path)

/** Returns true if a request to such a path is for the Frontend API. The pages answer the handshake. */
export function isFrontendRequest(request: Request, path: string, query: string): boolean {
  if (!atRoot.test(path)) {
    const end = path.indexOf('/', 4)
    const part = end < 0 ? path.slice(4) : path.slice(4, end)
    if (frontendOnly.has(part)) return path !== '/v1/client/handshake'
    if (!shared.has(part)) return false
  }
  if (/^Bearer (?:sk|ak)_/.test(request.headers.get('authorization') ?? '')) return false
  return request.headers.has('origin') || query.includes('_clerk_')
}
