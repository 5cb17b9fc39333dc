import {
  type AccountRoutesOptions,
  type Auth,
  createRoute,
  createRoutes,
  drain,
  type Handler,
  mayHaveBody,
  type Operation,
  pathnameOf,
  toResponse,
  viewOf,
} from '@account-routes/core'
import type { ClerkClient } from '@clerk/backend'

export * from '@account-routes/core'

type AuthenticateOptions = NonNullable<Parameters<ClerkClient['authenticateRequest']>[1]>

export interface FetchOptions extends AccountRoutesOptions {
  /** Made by `createClerkClient({ secretKey, publishableKey })` from `@clerk/backend`. */
  readonly clerkClient: ClerkClient
  /**
   * Where the operations are mounted.
   * @default '/api/account'
   */
  readonly basePath?: string
  /** Passed on to `authenticateRequest()`, such as `{ authorizedParties: ['https://example.com'] }`. */
  readonly authenticate?: Omit<AuthenticateOptions, 'acceptsToken'>
}

export type FetchHandler = (request: Request) => Promise<Response>

/**
 * The whole table of operations for any server that speaks web objects.
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function accountRoutes({
  clerkClient,
  basePath = '/api/account',
  authenticate,
  ...options
}: FetchOptions): FetchHandler {
  const handler = createRoutes(options)
  const mount = basePath.replace(/\/+$/, '')
  return (request) => {
    const pathname = pathnameOf(request)
    const path = pathname.startsWith(`${mount}/`) ? pathname.slice(mount.length) : '/'
    return answer(handler, request, path, clerkClient, authenticate)
  }
}

/**
 * One operation, at whatever path the server sends here.
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function accountRoute(
  operation: Operation,
  { clerkClient, basePath: _, authenticate, ...options }: FetchOptions,
): FetchHandler {
  const handler = createRoute(operation, options)
  return (request) => answer(handler, request, '/', clerkClient, authenticate)
}

const signedOut: Auth = { isAuthenticated: false }

async function answer(
  handler: Handler,
  request: Request,
  path: string,
  clerkClient: ClerkClient,
  authenticate: FetchOptions['authenticate'],
): Promise<Response> {
  let clerkHeaders: Headers | undefined
  const authenticateRequest = async (): Promise<Auth> => {
    // The SDK's own copy would take a body along.
    const { method, headers } = request
    const bodiless = mayHaveBody(request) ? new Request(request.url, { method, headers }) : request
    const state = await clerkClient.authenticateRequest(bodiless, authenticate)
    clerkHeaders = state.headers
    return state.toAuth() ?? signedOut
  }
  // Clerk's SDK takes its time to find that nothing is there to verify.
  const carriesCredentials = request.headers.has('authorization') || request.headers.has('cookie')
  const auth = () => (carriesCredentials ? authenticateRequest() : signedOut)
  const setup =
    'accountRoutes({ clerkClient: createClerkClient({ secretKey, publishableKey }) }) // from @clerk/backend'
  const reply = await handler(viewOf(request, { path }), { auth, clerkClient: () => clerkClient, setup })
  drain(request)

  const handshake = reply.status === 401 ? clerkHeaders?.get('location') : undefined
  const response = handshake ? new Response(null, { status: 307, headers: { Location: handshake } }) : toResponse(reply)
  for (const cookie of clerkHeaders?.getSetCookie() ?? []) response.headers.append('Set-Cookie', cookie)
  return response
}
