import { type Auth, type ClerkClient, hasRole, operations } from '@account-routes/core'
import {
  createRoutes,
  type Handler,
  type JsonValue,
  type RequestView,
  toResponse,
  webView,
} from '@account-routes/core/adapter'
import { micro, table, writeSection } from '../report.ts'
import { interleaved, median } from '../rounds.ts'

const userId = `user_${'a'.repeat(27)}`
const user = {
  id: userId,
  firstName: 'Ada',
  lastName: 'Lovelace',
  imageUrl: 'https://img.example/ada',
  deleteSelfEnabled: true,
  emailAddresses: [{ id: 'idn_1', emailAddress: 'ada@example.com', verification: { status: 'verified' } }],
  phoneNumbers: [],
  web3Wallets: [],
  externalAccounts: [],
  publicMetadata: { role: 'admin' },
  privateMetadata: {},
  unsafeMetadata: {},
}
/** Clerk answers at once, so that what is measured is ours. */
const clerkClient = {
  users: {
    getUser: async () => user,
    deleteUser: async () => ({ id: userId, deleted: true }),
    updateUser: async () => user,
  },
  sessions: {},
} as unknown as ClerkClient

const signedIn: Auth = {
  isAuthenticated: true,
  userId,
  sessionId: 'sess_1',
  tokenType: 'session_token',
  sessionClaims: { sid: 'sess_1', fva: [1, -1] },
  factorVerificationAge: [1, -1],
}

interface Case {
  readonly method: string
  readonly path: string
  readonly auth?: Auth
  readonly json?: JsonValue
  /** The expected answer, so that no error is measured by mistake. */
  readonly status: number
}

const cases: Readonly<Record<string, Case>> = {
  '401': { method: 'GET', path: '/me', auth: { isAuthenticated: false }, status: 401 },
  '405': { method: 'POST', path: '/me', status: 405 },
  '422': { method: 'PATCH', path: '/me', json: { publicMetadata: {} }, status: 422 },
  getSelf: { method: 'GET', path: '/me', status: 200 },
  updateSelf: { method: 'PATCH', path: '/me', json: { firstName: 'Ada' }, status: 200 },
  deleteSelf: { method: 'DELETE', path: '/me', status: 200 },
}

const encoder = new TextEncoder()

function viewOfCase({ method, path, json }: Case): RequestView {
  const headers: Record<string, string> = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
  const bytes = encoder.encode(JSON.stringify(json ?? null))
  return {
    method,
    path,
    url: path,
    query: new URLSearchParams(),
    aborted: false,
    header: (name) => headers[name],
    async *chunks() {
      yield bytes
    },
  }
}

function requestOfCase({ method, path, json }: Case): Request {
  const headers = { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' }
  return new Request(`http://app.test${path}`, {
    method,
    headers,
    ...(json !== undefined && { body: JSON.stringify(json) }),
  })
}

const empty: Handler = async () => ({ status: 200, headers: [], body: {} })

/** From a view to a reply, and from a Request to a Response, over a handler that does nothing. */
export async function benchCore(): Promise<void> {
  const routes = createRoutes({ authorize: hasRole('admin') })
  const few = createRoutes({ operations: ['getSelf', 'updateSelf', 'deleteSelf'] })
  const rows: string[][] = []
  for (const [name, request] of Object.entries(cases)) {
    const context = { auth: () => request.auth ?? signedIn, clerkClient: () => clerkClient, setup: '' }
    const { status } = await routes(viewOfCase(request), context)
    if (status !== request.status) throw new Error(`${name}: wanted ${request.status}, got ${status}.`)
    const view = (handler: Handler) => () => perCall(() => handler(viewOfCase(request), context))
    const web = (handler: Handler) => () =>
      perCall(async () => {
        const asked = requestOfCase(request)
        return toResponse(await handler(webView(asked, { path: request.path }), context))
      })
    const samples = await interleaved(
      { none: view(empty), few: view(few), all: view(routes), webNone: web(empty), web: web(routes) },
      9,
    )
    const cost = (side: keyof typeof samples, base: keyof typeof samples) =>
      micro((median(samples[side].map(({ ns }) => ns)) - median(samples[base].map(({ ns }) => ns))) / 1000)
    const bytes = median(samples.all.map((sample) => sample.bytes)) - median(samples.none.map((sample) => sample.bytes))
    rows.push([
      name,
      cost('few', 'none'),
      cost('all', 'none'),
      cost('web', 'webNone'),
      `${(bytes / 1024).toFixed(1)} kB`,
    ])
  }
  const head = [
    'request',
    'view → reply, 3 mounted',
    `view → reply, ${operations.length} mounted`,
    'Request → Response',
    'allocated',
  ]
  writeSection('core', table(head, rows))
}

const calls = 20_000

async function perCall(call: () => Promise<unknown>): Promise<{ ns: number; bytes: number }> {
  globalThis.gc?.()
  const heap = process.memoryUsage().heapUsed
  // Processor time of this thread: other load on the machine affects it less than the clock.
  const start = threadTime()
  // A short run for the bytes: within it the collector does not come by.
  const counted = 500
  for (let index = 0; index < counted; index++) await call()
  const bytes = (process.memoryUsage().heapUsed - heap) / counted
  for (let index = counted; index < calls; index++) await call()
  return { ns: ((threadTime() - start) * 1000) / calls, bytes }
}

function threadTime(): number {
  const { user, system } = process.threadCpuUsage()
  return user + system
}
