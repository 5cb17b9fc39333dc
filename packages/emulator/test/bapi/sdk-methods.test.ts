import { expectGenerated, table } from '@account-routes/test-support/generated'
import { createClerkClient } from '@clerk/backend'
import { expect } from 'vitest'
import type { Emulator } from '../../src/index.ts'
import { api, document } from '../support/api.ts'
import { createContract } from '../support/contract.ts'
import type { control } from '../support/control.ts'
import { test } from '../support/emulator.ts'
import { frontendBrowser } from '../support/frontend.ts'
import { accessTokenOf, callback } from '../support/oauth.ts'
import type { Kept } from '../support/sdk-calls/call.ts'
import { calls, unsupported } from '../support/sdk-calls/index.ts'

/** A user with an id as Clerk makes them, which its document wants of tokens. */
const holder = 'user_2xhFjEI5X2qWRvtV13BzSj8H6Dk'

test.override('options', {
  seed: {
    users: [
      {
        id: 'user_ada',
        email_address: ['ada@example.com'],
        password: 'analytical-engine',
        backup_codes: ['spare-key-1'],
        totp_secret: 'JBSWY3DPEHPK3PXP',
        web3_wallet: ['0x00000000000000000000000000000000000000aa'],
        external_accounts: [
          { id: 'eac_1', provider: 'google', provider_user_id: '1', email_address: 'a@g.example', token: 'tok' },
        ],
        passkeys: [{ id: 'idn_passkey', name: 'Phone' }],
        subscription: { plan: 'Pro' },
      },
      { id: 'user_grace', email_address: ['grace@example.com'] },
      { id: holder, email_address: ['token@example.com'] },
    ],
    organizations: [{ id: 'org_engines', name: 'Engines', members: [{ user: 'user_ada', role: 'org:admin' }] }],
  },
})

type Client = ReturnType<typeof createClerkClient>
type Method = (...args: unknown[]) => Promise<unknown>

/** All methods of a client that call the Backend API, as `users.getUser`. */
function methodsOf(clerk: Client): string[] {
  const names = Object.entries(clerk).flatMap(([api, value]) => {
    if (typeof value !== 'object' || value === null || api === 'telemetry') return []
    return Object.getOwnPropertyNames(Object.getPrototypeOf(value) as object)
      .filter((name) => !['constructor', 'request', 'requireId'].includes(name))
      .map((name) => `${api}.${name}`)
  })
  return [...names, 'authenticateRequest']
}

/** Parameters that have a value for every id. */
const parameters = new Proxy(
  {},
  { get: (_, key) => (typeof key === 'string' && key !== 'toJSON' ? 'some_id' : undefined) },
)

/** Calls a method with a made-up id or made-up parameters, and returns the error of the first request. */
async function refusalOf(clerk: Client, name: string): Promise<unknown> {
  const method = findMethod(clerk, name)
  for (const first of ['some_id', parameters]) {
    const error = await Promise.resolve()
      .then(() => unsupported[name]?.(clerk, {}) ?? method(first, {}))
      .catch((thrown: unknown) => thrown)
    if (typeof error === 'object' && error !== null && 'status' in error && error.status) return error
  }
  return undefined
}

function findMethod(clerk: Client, name: string): Method {
  const [api = '', method = ''] = name.split('.')
  const owner = clerk[api as keyof Client] as unknown as Record<string, Method>
  return (...args) => (owner[method] as Method).apply(owner, args)
}

/** Not in the document, which would take it for the id of a client. */
const undocumented = new Set(['/clients/handshake_payload'])

function isPage(body: unknown): body is { readonly data: readonly unknown[] } {
  return typeof body === 'object' && body !== null && 'data' in body && 'total_count' in body
}

const page = 'http://127.0.0.1:3000'

/** Signs in on a page of the emulator, and returns the parameters that the handshake adds to the app's address. */
async function handshake(url: string): Promise<URLSearchParams> {
  const open = async (path: string, init: RequestInit = {}): Promise<URLSearchParams> => {
    const response = await fetch(url + path, { redirect: 'manual', ...init })
    return new URL(response.headers.get('location') ?? '').searchParams
  }
  const form = new URLSearchParams({ user_id: 'user_ada', redirect_url: page })
  const token = (await open('/sign-in', { method: 'POST', body: form })).get('__clerk_db_jwt')
  return open(`/v1/client/handshake?format=nonce&redirect_url=${page}&__clerk_db_jwt=${token}`)
}

function payloadOf(jwt: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
}

/** Everything that only a browser can make: a client, its tokens, a handshake and a sign-up. */
async function prepare(emulator: Emulator, steer: ReturnType<typeof control>): Promise<Kept> {
  const { url } = emulator
  const browser = frontendBrowser({ url })
  const { body } = await browser.post('/client/sign_ups', { email_address: 'sign-up@example.com' })
  await fetch(`${url}/_emulator/organizations/org_engines/subscription`, {
    method: 'PUT',
    body: JSON.stringify({ plan: 'Team' }),
  })
  const partner = { name: 'Partner', redirect_uris: [callback], consent_screen_enabled: false }
  const { body: application } = await api(emulator).post('/oauth_applications', partner)
  await steer.post('settings', { refreshCookie: true })
  const lines = payloadOf((await handshake(url)).get('__clerk_handshake') ?? '').handshake as string[]
  const cookie = (name: string): string =>
    lines
      .find((line) => line.startsWith(`${name}=`))
      ?.split(';')[0]
      ?.slice(name.length + 1) ?? ''
  await steer.post('settings', { handshake: 'nonce' })
  return {
    oauthOwner: application.id as string,
    oauthToken: await accessTokenOf(emulator, application, holder),
    signUp: body.response.id as string,
    client: body.client.id as string,
    expired: cookie('__session'),
    refresh: cookie('__refresh'),
    refreshed: String(payloadOf(cookie('__session')).sid),
    nonce: (await handshake(url)).get('__clerk_handshake_nonce') ?? '',
  }
}

test('every method of the newest SDK answers as documented, or 501', async ({ emulator, steer }) => {
  const { url, secretKey, publishableKey, jwtKey } = emulator
  const clerk = createClerkClient({ apiUrl: url, secretKey, publishableKey, jwtKey, telemetry: { disabled: true } })
  const kept = await prepare(emulator, steer)
  const contract = createContract(document)
  const problems: string[] = []
  const original = globalThis.fetch
  // Checks each response before the SDK reads it.
  globalThis.fetch = async (input, init) => {
    const response = await original(input, init)
    const { pathname, searchParams } = new URL(input instanceof Request ? input.url : String(input))
    const method = init?.method ?? 'GET'
    const path = pathname.replace(/^\/v1/, '')
    if (response.ok && contract.operationOf(method, path) && !undocumented.has(path)) {
      const text = await response.clone().text()
      const body = text ? (JSON.parse(text) as unknown) : undefined
      // The document describes the arrays of calls without `paginated`.
      const pageProblems =
        isPage(body) && searchParams.get('paginated') === 'true'
          ? contract.problems(method, path, response.status, body.data)
          : undefined
      const found = pageProblems?.length === 0 ? [] : contract.problems(method, path, response.status, body)
      problems.push(...found.map((problem) => `${method} ${path}: ${problem}`))
    }
    return response
  }
  const answers: string[] = []
  const refused: string[] = []
  const methods = methodsOf(clerk)
  try {
    for (const [name, call] of Object.entries(calls)) {
      expect(methods, 'a method that the client has').toContain(name)
      await Promise.resolve()
        .then(() => call(clerk, kept))
        .catch((error: unknown) => problems.push(`${name}: ${JSON.stringify(error)} ${error}`))
      answers.push(name)
    }
    for (const name of methods.filter((method) => !(method in calls))) {
      const error = await refusalOf(clerk, name)
      expect(error, `${name} answers: add a call of it`).toMatchObject({
        status: 501,
        errors: [{ code: 'not_supported_by_emulator' }],
      })
      refused.push(name)
    }
  } finally {
    globalThis.fetch = original
  }
  expect(problems).toEqual([])
  expect(answers.length).toBeGreaterThanOrEqual(150)

  const groups = [...new Set(methods.map((name) => name.split('.')[0] as string))].sort()
  const of = (names: readonly string[], group: string): string =>
    names
      .filter((name) => name.split('.')[0] === group)
      .map((name) => `\`${name.split('.')[1] ?? name}\``)
      .join(', ') || '–'
  const rows = groups.map((group) => [`\`${group}\``, of(answers, group), of(refused, group)])
  const heading = `${answers.length} of ${methods.length} methods of @clerk/backend answer.\n\n`
  expectGenerated('docs/emulator.md', 'methods', heading + table(['client', 'answers', '501'], rows))
})
