import { type ClerkContext, type Handler, toResponse, webView } from '../src/adapter.ts'
import type { Auth, ClerkClient } from '../src/index.ts'

export const userId = `user_${'a'.repeat(27)}`
export const otherUserId = `user_${'b'.repeat(27)}`

export const signedIn: Auth = {
  isAuthenticated: true,
  userId,
  sessionId: 'sess_1',
  tokenType: 'session_token',
  sessionClaims: { sid: 'sess_1', fva: [1, -1] },
  factorVerificationAge: [1, -1],
}

/** A session token as Clerk's, unsigned: core never verifies one. */
export function tokenOf(sub: string, kid = 'ins_test'): string {
  const part = (value: object) =>
    btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  return `${part({ alg: 'RS256', kid })}.${part({ sub, sid: 'sess_1' })}.c2lnbmF0dXJl`
}

/** A client that must not be called. */
const untouchable = new Proxy({} as ClerkClient, {
  get: (_, name) => {
    throw new Error(`Clerk was asked for ${String(name)}.`)
  },
})

export const contextOf = (auth: Auth | (() => Auth), clerkClient: ClerkClient = untouchable): ClerkContext => ({
  auth: () => (typeof auth === 'function' ? auth() : auth),
  clerkClient: () => clerkClient,
  setup: 'app.use(clerkMiddleware())',
})

/** Sends a web request through a handler, as an adapter does. */
export async function send(
  handler: Handler,
  context: ClerkContext,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  const request = new Request(new URL(path, 'http://app.test'), { duplex: 'half', ...init } as RequestInit)
  return toResponse(await handler(webView(request, { path: new URL(request.url).pathname }), context))
}

/** The parts of a Clerk client that a test is about. */
export const clientWith = (users: object, sessions: object = {}): ClerkClient => ({ users, sessions }) as ClerkClient
