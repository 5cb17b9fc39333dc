import { request } from 'node:http'
import { describe, expect, onTestFinished, test as plain } from 'vitest'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/index.ts'
import { createBrowser } from '../support/browser.ts'
import { people, test } from '../support/emulator.ts'

interface Sent {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** Sends a request under any Host, which `fetch` does not allow. */
function send(emulator: Pick<Emulator, 'url'>, path: string, { method = 'GET', headers = {}, body = '' }: Sent) {
  const { port } = new URL(emulator.url)
  return new Promise<{ status: number; text: string; type: string }>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text, type: response.headers['content-type'] ?? '' }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

async function start(options: EmulatorOptions): Promise<Emulator> {
  const emulator = await startEmulator({ seed: people, ...options })
  onTestFinished(() => emulator.stop())
  return emulator
}

const statusUnder = async (emulator: Emulator, host: string, path = '/v1/jwks'): Promise<number> =>
  (await send(emulator, path, { headers: { host, authorization: `Bearer ${emulator.secretKey}` } })).status

const always = [
  'localhost',
  'localhost:4010',
  'LOCALHOST',
  'localhost.',
  'app.localhost:3000',
  '127.0.0.1',
  '127.8.9.10:1',
  '[::1]:4010',
  'host.docker.internal:4010',
]
const strangers = [
  'evil.example',
  'evil.example:4010',
  '127.0.0.1.evil.example',
  'localhost.evil.example',
  'evil.example.',
  '192.168.1.20:4010',
  '[2001:db8::1]:4010',
]

describe('hosts', () => {
  test('loopback names and addresses and host.docker.internal are answered', async ({ emulator }) => {
    for (const host of always) expect(await statusUnder(emulator, host), host).toBe(200)
  })

  test('other hosts are refused by every API and page, with the flag to add', async ({ emulator, steer }) => {
    const paths = [
      '/v1/users',
      '/v1/client/handshake',
      '/_emulator/requests',
      '/sign-in',
      '/',
      '/.well-known/jwks.json',
    ]
    for (const host of strangers)
      for (const path of paths) expect(await statusUnder(emulator, host, path), `${host} ${path}`).toBe(403)
    const page = await send(emulator, '/sign-in', { headers: { host: 'evil.example' } })
    expect(page.text).toContain('--allowed-host evil.example')
    const answer = await send(emulator, '/v1/users', { headers: { host: 'evil.example:80' } })
    expect(answer.type).toBe('application/json')
    expect(JSON.parse(answer.text)).toMatchObject({
      errors: [{ code: 'host_not_allowed', long_message: expect.stringContaining('--allowed-host evil.example') }],
      clerk_trace_id: expect.any(String),
    })
    const minted = await send(emulator, '/_emulator/tokens', {
      method: 'POST',
      headers: { host: 'evil.example' },
      body: JSON.stringify({ userId: 'user_ada' }),
    })
    expect(minted.status).toBe(403)
    expect(await steer.requests()).toEqual([])
  })

  plain('hosts in allowedHosts are answered, and no others', async () => {
    const emulator = await start({ allowedHosts: ['clerk.test', 'Other.Test:4010'] })
    for (const host of ['clerk.test', 'CLERK.test:4010', 'other.test'])
      expect(await statusUnder(emulator, host)).toBe(200)
    for (const host of ['evil.example', 'x.clerk.test']) expect(await statusUnder(emulator, host), host).toBe(403)
  })

  plain('names without a dot are answered only if the emulator listens on another address than loopback', async () => {
    const [inside, outside] = [await start({}), await start({ host: '0.0.0.0' })]
    expect(await statusUnder(inside, 'emulator:4010')).toBe(403)
    expect(await statusUnder(outside, 'emulator:4010')).toBe(200)
    expect(await statusUnder(outside, 'evil.example')).toBe(403)
    expect(await statusUnder(outside, '192.168.1.20')).toBe(403)
  })
})

describe('requests from pages', () => {
  const own = (emulator: Emulator) => new URL(emulator.url).host
  const foreign = (emulator: Emulator): Record<string, string>[] => [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `${emulator.url}.evil.example` },
    { origin: 'http://localhost:1' },
    { origin: emulator.url, 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]

  test("pages of other origins change nothing through the control API or the emulator's pages", async ({
    emulator,
    steer,
    call,
  }) => {
    const changes: [string, string, string][] = [
      ['POST', '/_emulator/faults', JSON.stringify({ path: '/v1/*', status: 500 })],
      ['DELETE', '/_emulator/requests', ''],
      ['POST', '/_emulator/reset', ''],
      ['POST', '/_emulator/tokens', JSON.stringify({ userId: 'user_ada' })],
      ['POST', '/dashboard/users/user_ada/delete', ''],
      ['POST', '/dashboard/faults', 'fault=0'],
      ['POST', '/sign-in', 'user_id=user_ada'],
      ['POST', '/sign-up', 'email_address=x@example.com&password=long-enough-1'],
    ]
    for (const headers of foreign(emulator)) {
      for (const [method, path, body] of changes) {
        const answer = await send(emulator, path, {
          method,
          body,
          headers: { host: own(emulator), 'content-type': 'application/x-www-form-urlencoded', ...headers },
        })
        expect(answer.status, `${method} ${path} ${JSON.stringify(headers)}`).toBe(403)
      }
    }
    expect(await steer.get('faults')).toEqual([])
    expect((await call.get('/users/count')).body.total_count).toBe(2)
    expect((await call.get('/sessions')).body).toEqual([])
  })

  test("the emulator's own pages and programs without an Origin are allowed", async ({ emulator, steer }) => {
    const reset = (headers: Record<string, string>) =>
      send(emulator, '/_emulator/reset', { method: 'POST', headers: { host: own(emulator), ...headers } })
    expect((await reset({})).status).toBe(204)
    expect((await reset({ origin: emulator.url })).status).toBe(204)
    expect((await reset({ origin: emulator.url, 'sec-fetch-site': 'same-origin' })).status).toBe(204)
    const page = await send(emulator, '/dashboard/faults', {
      method: 'POST',
      body: 'fault=0',
      headers: { host: own(emulator), 'content-type': 'application/x-www-form-urlencoded', origin: emulator.url },
    })
    expect(page.status).toBe(303)
    expect(await steer.get('faults')).toHaveLength(1)
  })
})

describe('redirect_url', () => {
  const evil = [
    'https://evil.example/collect',
    'http://evil.example:3000/',
    '//evil.example',
    '/\\evil.example',
    'http://127.0.0.1@evil.example/',
    'http://localhost.evil.example',
    'https://192.168.1.20/',
  ]

  test('a host that is not allowed is refused on every path, with the flag to add', async ({ emulator, call }) => {
    const signedIn = createBrowser()
    await signedIn.submit(`${emulator.url}/sign-in`, { user_id: 'user_ada', redirect_url: emulator.url })
    for (const url of evil) {
      const query = `?redirect_url=${encodeURIComponent(url)}`
      for (const path of ['/v1/client/handshake', '/sign-in', '/sign-up', '/sign-out']) {
        const answer = await signedIn.go(`${emulator.url}${path}${query}`)
        expect([answer.status, answer.url], `${path} ${url}`).toEqual([403, `${emulator.url}${path}${query}`])
        expect(answer.text).toMatch(/--allowed-host \S+/)
      }
      for (const [path, fields] of [
        ['/sign-in', { user_id: 'user_ada' }],
        ['/sign-in', { identifier: 'ada@example.com', password: 'analytical-engine' }],
        ['/verify', { click: '1' }],
      ] as const) {
        const answer = await signedIn.submit(`${emulator.url}${path}`, { ...fields, redirect_url: url })
        expect(answer.status, `${path} ${url}`).toBe(403)
      }
    }
    // The session from before is still the only one.
    const { body: sessions } = await call.get('/sessions?status=active')
    expect(sessions).toHaveLength(1)
  })

  plain('a host in allowedHosts is followed', async () => {
    const emulator = await start({ allowedHosts: ['app.test'] })
    const query = `?redirect_url=${encodeURIComponent('https://app.test/')}`
    const response = await fetch(`${emulator.url}/v1/client/handshake${query}`, { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([
      307,
      expect.stringMatching(/^https:\/\/app\.test\/\?__clerk_handshake=/),
    ])
  })
})
