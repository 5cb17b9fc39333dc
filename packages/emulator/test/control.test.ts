import { request } from 'node:http'
import { networkInterfaces } from 'node:os'
import { createClerkClient } from '@clerk/backend'
import { describe, expect } from 'vitest'
import { frameworkNames } from '../src/env.ts'
import { startEmulator } from '../src/index.ts'
import { refusal } from './support/api.ts'
import { test } from './support/emulator.ts'

describe('the log of requests', () => {
  test("has the requests to Clerk's APIs, oldest first, and nothing else", async ({ call, steer, emulator }) => {
    await call.get('/users?limit=1')
    await call.remove('/users/user_no')
    await fetch(`${emulator.url}/sign-in`)
    await fetch(`${emulator.url}/v1/client/handshake?redirect_url=${emulator.url}`, { redirect: 'manual' })
    await call.get('/jwks')
    expect(await steer.requests()).toEqual([
      { method: 'GET', path: '/v1/users', query: 'limit=1', status: 200, at: expect.any(Number) },
      { method: 'DELETE', path: '/v1/users/user_no', query: '', status: 404, at: expect.any(Number) },
      { method: 'GET', path: '/v1/jwks', query: '', status: 200, at: expect.any(Number) },
    ])
    await steer.remove('requests')
    expect(await steer.requests()).toEqual([])
  })

  test('has every target as a URL parser reads it, HEAD as HEAD, and 501 for unsupported paths', async ({
    emulator,
    steer,
  }) => {
    const targets = ["/v1/o'b?a=o'b", '/v1/users?a=1?b=2', '/v1/us%20ers?', '/v1/users?a=<b>', '/v1//users', '/v1/#a?b']
    // Not fetch: it would normalize the targets itself.
    const send = (path: string, method: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const sent = request(`${emulator.url}`, {
          path,
          method,
          headers: { authorization: `Bearer ${emulator.secretKey}` },
        })
        sent.on('response', (response) => resolve(response.resume().statusCode))
        sent.on('error', reject)
        sent.end()
      })
    for (const target of targets) await send(target, 'GET')
    expect((await steer.requests()).map(({ path, query }) => `${path} ${query}`)).toEqual(
      targets.map((target) => {
        const { pathname, search } = new URL(target, emulator.url)
        return `${pathname} ${search.slice(1)}`
      }),
    )
    expect(await send('/v1/users/user_ada', 'HEAD')).toBe(200)
    expect((await steer.requests()).at(-1)).toMatchObject({ method: 'HEAD', status: 200 })
    expect(await Promise.all(['/v1', '/v1/', '/v1/nowhere', '/nowhere'].map((path) => send(path, 'GET')))).toEqual([
      501, 501, 501, 404,
    ])
  })
})

describe('faults', () => {
  const raw = (emulator: { url: string; secretKey: string }, path: string, method = 'GET') =>
    fetch(`${emulator.url}/v1${path}`, { method, headers: { authorization: `Bearer ${emulator.secretKey}` } })

  test('match by method and path, for the given number of times', async ({ emulator, steer }) => {
    await steer.fault({ method: 'delete', path: '/v1/users/*', status: 429, retryAfter: 7, times: 2 })
    expect((await raw(emulator, '/users/user_ada')).status).toBe(200)
    for (let times = 0; times < 2; times++) {
      const answer = await raw(emulator, '/users/user_ada', 'DELETE')
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7'])
    }
    expect((await raw(emulator, '/users/user_ada', 'DELETE')).status).toBe(200)
  })

  test('respond with the given body and content type', async ({ emulator, steer }) => {
    await steer.fault({
      method: 'GET',
      path: '/v1/users/user_ada',
      status: 502,
      contentType: 'text/html',
      body: '<h1>Bad</h1>',
      times: 1,
    })
    const html = await raw(emulator, '/users/user_ada')
    expect([html.status, html.headers.get('content-type'), await html.text()]).toEqual([
      502,
      'text/html',
      '<h1>Bad</h1>',
    ])
    await steer.fault({ path: '/v1/*/user_ada', body: { half: 'a user' } })
    const json = await raw(emulator, '/users/user_ada')
    expect([json.status, await json.json()]).toEqual([200, { half: 'a user' }])
    expect((await raw(emulator, '/users/user_grace')).status).toBe(200)
    await steer.remove('faults')
    expect((await raw(emulator, '/users/user_ada')).status).toBe(200)
  })

  test("look like Clerk's errors if only a status is given", async ({ emulator, steer }) => {
    for (const [status, code] of [
      [404, 'resource_not_found'],
      [422, 'form_param_value_invalid'],
      [429, 'too_many_requests'],
      [500, 'internal_clerk_error'],
      [503, 'service_unavailable'],
    ] as const) {
      await steer.fault({ path: '/v1/users', status, retryAfter: 3, times: 1 })
      const clerk = createClerkClient({
        apiUrl: emulator.url,
        secretKey: emulator.secretKey,
        telemetry: { disabled: true },
      })
      const error = await clerk.users.createUser({ emailAddress: ['x@example.com'] }).catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ status, errors: [{ code }], retryAfter: 3 })
    }
  })

  test('can delay a request', async ({ emulator, steer }) => {
    await steer.fault({ path: '/v1/users/user_ada', delayMs: 120, times: 1 })
    const start = performance.now()
    expect((await raw(emulator, '/users/user_ada')).status).toBe(200)
    expect(performance.now() - start).toBeGreaterThan(110)
  })

  test('can reset the connection', async ({ emulator, steer }) => {
    await steer.fault({ path: '/v1/users/user_ada', reset: true, times: 1 })
    await expect(raw(emulator, '/users/user_ada')).rejects.toThrow('fetch failed')
    expect((await steer.requests()).at(-1)).toMatchObject({ path: '/v1/users/user_ada', status: null })
    expect((await raw(emulator, '/users/user_ada')).status).toBe(200)
  })

  test('do not keep a stopping emulator waiting', async () => {
    const emulator = await startEmulator()
    await fetch(`${emulator.url}/_emulator/faults`, {
      method: 'POST',
      body: JSON.stringify({ path: '/v1/*', delayMs: 3_600_000 }),
    })
    const hanging = raw(emulator, '/users').catch((error: Error) => error.message)
    await new Promise((resolve) => setTimeout(resolve, 30))
    const start = performance.now()
    await emulator.stop()
    expect(performance.now() - start).toBeLessThan(5000)
    expect(await hanging).toBe('fetch failed')
  })

  test('are validated', async ({ steer }) => {
    for (const fault of [
      {},
      { path: 'users' },
      { path: '/v1', status: 42 },
      { path: '/v1', times: 0 },
      { path: '/v1', colour: 1 },
    ]) {
      await expect(steer.fault(fault)).rejects.toThrow('422')
    }
  })
})

describe('a reset', () => {
  test('restores everything in the seed', async ({ call, steer }) => {
    await call.remove('/users/user_ada')
    await call.post('/users', { username: 'another' })
    const session = await call.post('/sessions', { user_id: 'user_grace' })
    await steer.fault({ path: '/v1/*', status: 500 })
    await steer.post('settings', { rateLimits: true })
    await steer.reset()
    expect(await steer.requests()).toEqual([])
    expect(await steer.get('settings')).toEqual({
      handshake: 'direct',
      refreshCookie: false,
      rateLimits: false,
      emailVerification: 'code',
      web3Wallets: false,
      apiKeys: false,
    })
    const { body } = await call.get('/users')
    expect(body.map(({ id }: { id: string }) => id)).toEqual(['user_grace', 'user_ada'])
    expect((await call.get('/users/count?query=another')).body.total_count).toBe(0)
    expect((await call.get(`/sessions/${session.body.id}`)).status).toBe(404)
    expect((await call.post('/users/user_ada/verify_password', { password: 'analytical-engine' })).status).toBe(200)
  })

  test('keeps the ids that the emulator assigned', async () => {
    const emulator = await startEmulator({ seed: { users: [{ username: 'someone' }] } })
    const ids = async () => {
      const headers = { authorization: `Bearer ${emulator.secretKey}` }
      return ((await (await fetch(`${emulator.url}/v1/users`, { headers })).json()) as { id: string }[]).map(
        ({ id }) => id,
      )
    }
    const before = await ids()
    await fetch(`${emulator.url}/_emulator/reset`, { method: 'POST' })
    expect(await ids()).toEqual(before)
    expect(before[0]).toMatch(/^user_[0-9A-Za-z]{27}$/)
    await emulator.stop()
  })
})

describe('rate limits', () => {
  test('limit changes to one user if they are enabled', async ({ emulator, steer }) => {
    const change = async (id: string) => {
      const headers = { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' }
      const init = { method: 'PATCH', headers, body: '{"first_name":"A"}' }
      return (await fetch(`${emulator.url}/v1/users/${id}`, init)).status
    }
    for (let times = 0; times < 11; times++) expect(await change('user_ada')).toBe(200)
    await steer.post('settings', { rateLimits: true })
    for (let times = 0; times < 10; times++) expect(await change('user_ada')).toBe(200)
    expect(await change('user_ada')).toBe(429)
    expect(await change('user_grace')).toBe(200)
  })

  test('send Retry-After', async ({ emulator, steer }) => {
    await steer.post('settings', { rateLimits: true })
    const headers = { authorization: `Bearer ${emulator.secretKey}` }
    const answers = await Promise.all(Array.from({ length: 101 }, () => fetch(`${emulator.url}/v1/users`, { headers })))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(1)
    const seconds = Number(refused[0]?.headers.get('retry-after'))
    expect(seconds).toBeGreaterThanOrEqual(1)
    expect(seconds).toBeLessThanOrEqual(10)
    expect(await refused[0]?.json()).toMatchObject({ errors: [{ code: 'too_many_requests' }] })
  })
})

test('a value that the emulator could not use is 422, and says which', async ({ emulator }) => {
  const odd: readonly (readonly [path: string, body: object])[] = [
    ['sessions/sess_1/age', { minutes: 1e308 }],
    ['faults', { path: '/v1/*', delayMs: 1e12 }],
    ['faults', { path: '/v1/*', contentType: 'a\nb' }],
    ['faults', { path: '/v1/*', contentType: 'text/plain; name=é' }],
  ]
  for (const [path, body] of odd) {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await fetch(`${emulator.url}/_emulator/${path}`, init)
    expect(response.status, JSON.stringify(body)).toBe(422)
    expect(await response.text()).toContain(Object.keys(body).at(-1))
  }
})

test('a page of another site cannot use the control API', async ({ emulator, call }) => {
  const response = await fetch(`${emulator.url}/_emulator/reset`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'cross-site' },
  })
  expect(response.status).toBe(403)
  expect(refusal(await call.get('/users/user_no'))).toBe('404 resource_not_found')
})

test('only this machine reaches it', async ({ emulator }) => {
  const { port } = new URL(emulator.url)
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4')
  if (outside) await expect(fetch(`http://${outside.address}:${port}/`)).rejects.toThrow('fetch failed')
})

test('stopping twice is stopping once', async () => {
  const emulator = await startEmulator()
  await Promise.all([emulator.stop(), emulator.stop()])
  await expect(fetch(emulator.url)).rejects.toThrow('fetch failed')
})

test('emulators are independent of each other', async ({ emulator }) => {
  const other = await startEmulator()
  expect(other.jwtKey).not.toBe(emulator.jwtKey)
  expect(other.url).not.toBe(emulator.url)
  expect(other.publishableKey).toMatch(/^pk_test_/)
  expect(Buffer.from(other.publishableKey.slice(8), 'base64').toString()).toBe(
    `emulator-${new URL(other.url).port}.clerk.accounts.dev$`,
  )
  await other.stop()
})

test('env() has the variable names that each SDK reads', async ({ emulator }) => {
  const { url, secretKey, publishableKey, jwtKey } = emulator
  expect(emulator.env('express')).toMatchObject({
    CLERK_SECRET_KEY: secretKey,
    CLERK_PUBLISHABLE_KEY: publishableKey,
    CLERK_JWT_KEY: jwtKey,
    CLERK_API_URL: url,
    CLERK_PROXY_URL: url,
    CLERK_SIGN_IN_URL: `${url}/sign-in`,
    CLERK_TELEMETRY_DISABLED: '1',
  })
  expect(emulator.env('next')).toMatchObject({
    NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: publishableKey,
    CLERK_SECRET_KEY: secretKey,
  })
  expect(emulator.env('nuxt')).toMatchObject({ NUXT_CLERK_SECRET_KEY: secretKey, NUXT_PUBLIC_CLERK_PROXY_URL: url })
  expect(emulator.env('astro')).toMatchObject({
    PUBLIC_CLERK_PUBLISHABLE_KEY: publishableKey,
    CLERK_SECRET_KEY: secretKey,
  })
  for (const name of frameworkNames)
    for (const [variable, value] of Object.entries(emulator.env(name))) expect(value, variable).toMatch(/./)
  expect(() => emulator.env('rails' as 'express')).toThrow('Unknown framework')
})
