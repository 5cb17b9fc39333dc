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

/** Returns true if a request to `/v1/…` is for the Frontend API. The pages answer the handshake. */
export function isFrontendRequest(request: Request, path: string, query: string): boolean {
  const end = path.indexOf('/', 4)
  const part = end < 0 ? path.slice(4) : path.slice(4, end)
  if (frontendOnly.has(part)) return path !== '/v1/client/handshake'
  if (!shared.has(part)) return false
  if (request.headers.get('authorization')?.startsWith('Bearer sk_')) return false
  return request.headers.has('origin') || query.includes('_clerk_')
}
