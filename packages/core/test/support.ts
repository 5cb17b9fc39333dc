import { type ClerkContext, type Handler, toResponse, webView } from '../src/adapter.ts'
import type { AccountDeletion, Auth, ClerkClient, DeletionRecord } from '../src/index.ts'

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

/** A deletion of the other user, in its grace period. */
export const deletionRecord: DeletionRecord = {
  id: `del_${'0'.repeat(31)}`,
  userId: otherUserId,
  state: 'scheduled',
  requestedBy: 'self',
  requestedAt: 1,
  dueAt: 2,
  step: null,
  attempts: 0,
  error: null,
  done: [],
  finishedAt: null,
}

/** A plan with one deletion, for what core does with a plan; packages/deletion has the tests with its own plans. */
export const planWith = (change: Partial<AccountDeletion> = {}, record = deletionRecord): AccountDeletion => ({
  request: async () => ({ outcome: 'scheduled', deletion: record }),
  gone: async () => {},
  cancel: async () => 'cancelled',
  cancelOwn: async () => 'cancelled',
  retry: async () => 'not_stuck',
  find: async (id) => (id === record.id ? record : undefined),
  ofUser: async (userId) => (userId === record.userId ? record : undefined),
  list: async () => ({ data: [record], totalCount: 1 }),
  admitted: async () => [],
  isDeleted: async () => false,
  blockersOf: async () => [],
  sweep: async () => ({ ran: 0, left: false }),
  steps: [{ name: 'files', title: 'Your files' }],
  blockerCodes: ['unpaid'],
  gracePeriodMs: 1,
  waitMs: 1,
  ...change,
})

/** The parts of a Clerk client that a test is about. */
export const clientWith = (users: object, sessions: object = {}): ClerkClient => ({ users, sessions }) as ClerkClient
