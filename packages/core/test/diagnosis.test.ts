import { afterEach, describe, expect, test, vi } from 'vitest'
import { webView } from '../src/adapter.ts'
import { type Auth, createRoutes, hasRole } from '../src/index.ts'
import { contextOf, otherUserId, send, signedIn, tokenOf, userId } from './support.ts'

const error = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => error.mockClear())
const logged = () => error.mock.calls.flat().join('\n')

const ask = (reason: string | undefined, headers: Record<string, string> = { authorization: 'Bearer x.y.z' }) => {
  const debug = () => (reason === undefined ? {} : { reason, message: 'because' })
  return askNowhere({ isAuthenticated: false, debug }, { headers })
}

/** Nothing listens at the API's address, and the log says so before the test ends. */
async function askNowhere(auth: Auth, init: RequestInit): Promise<Response> {
  const context = { ...contextOf(auth), apiUrl: 'http://127.0.0.1:9' }
  const response = await send(createRoutes(), context, '/me', init)
  if (response.status === 502)
    await vi.waitFor(() => expect(logged()).toContain("http://127.0.0.1:9 can't be reached"), 10_000)
  return response
}

describe('[S49] credentials that Clerk could not verify', () => {
  test.each([
    ['jwk-remote-failed-to-load', 502],
    ['jwk-failed-to-resolve', 502],
    ['secret-key-invalid', 500],
    ['jwk-local-missing', 500],
  ])('%s is no 401, and the log says why', async (reason, status) => {
    expect((await ask(reason)).status).toBe(status)
    expect(logged()).toContain(reason)
  })

  test('the names that the SDK for Next.js has for it count as well', async () => {
    const debug = () => ({ authReason: 'jwk-remote-failed-to-load', authMessage: 'because' })
    const init = { headers: { authorization: 'Bearer x.y.z' } }
    const response = await askNowhere({ isAuthenticated: false, debug }, init)
    expect(response.status).toBe(502)
    expect(logged()).toContain('because')
  })

  test.each([undefined, 'session-token-expired', 'token-invalid', 'jwk-kid-mismatch'])(
    '%s is a 401',
    async (reason) => {
      expect((await ask(reason)).status).toBe(401)
    },
  )

  test.each([
    ['in the header', { authorization: `Bearer ${tokenOf(userId)}` }],
    ['in a cookie', { cookie: `theme=dark; __session_AbCd-_12=${tokenOf(userId)}` }],
  ])('an error of the SDK with a well-formed token %s, such as a failed fetch, is no 401', async (_, headers) => {
    expect((await ask('unexpected-error', headers)).status).toBe(502)
    expect(logged()).toContain('unexpected-error')
  })

  test.each(['x', 'not.a.token', 'e30.e30.x', `${tokenOf(userId)}!`, `${tokenOf(userId)}.x`])(
    'with the malformed token %j it is a 401, and nothing is logged',
    async (token) => {
      expect((await ask('unexpected-error', { authorization: `Bearer ${token}` })).status).toBe(401)
      expect(logged()).toBe('')
    },
  )

  test("another instance's key is said in the log", async () => {
    await ask('jwk-kid-mismatch')
    expect(logged()).toContain('two Clerk instances')
  })

  test('without credentials nothing is looked at', async () => {
    expect((await ask('jwk-remote-failed-to-load', {})).status).toBe(401)
  })
})

describe('a mistake in the setup is said once in the log, with the line to change', () => {
  const twice = async (options: Parameters<typeof createRoutes>[0], path: string, init?: RequestInit) => {
    const routes = createRoutes(options)
    for (let count = 0; count < 2; count++) await send(routes, contextOf(signedIn), path, init)
    await vi.waitFor(() => expect(error).toHaveBeenCalled(), 10_000)
    return error.mock.calls.map(([line]) => String(line))
  }

  test('no `metadata` claim for hasRole()', async () => {
    expect(await twice({ authorize: hasRole('admin') }, '/users')).toEqual([
      expect.stringContaining('{ "metadata": "{{user.public_metadata}}" }'),
    ])
  })

  test('a truthy `authorize`', async () => {
    const authorize = (() => 'yes') as unknown as () => boolean
    expect(await twice({ authorize }, '/users')).toEqual([expect.stringContaining('returned string')])
  })

  test('no `authorize` for a path that would exist with it', async () => {
    expect(await twice({}, `/users/${otherUserId}`, { method: 'DELETE' })).toEqual([
      expect.stringContaining('deleteUser was asked for and is not mounted: it needs the option `authorize`'),
    ])
  })

  test('nothing about the plan that `<delete-account>` asks every server for', async () => {
    const routes = createRoutes()
    const answer = await send(routes, contextOf(signedIn), '/me/deletion')
    await send(routes, contextOf(signedIn), `/users/${otherUserId}`)
    await vi.waitFor(() => expect(logged()).toContain('getUser was asked for and is not mounted'), 10_000)
    expect(answer.status).toBe(404)
    expect(logged()).not.toContain('getSelfDeletion')
  })

  test('an operation that `operations` leaves out', async () => {
    expect(await twice({ operations: { updateSelf: false } }, '/me', { method: 'PATCH' })).toEqual([
      expect.stringContaining('updateSelf was asked for and is not mounted: the option `operations`'),
    ])
  })

  test('a refused origin that is not trusted', async () => {
    const headers = { origin: 'https://front.example', cookie: 'a=b' }
    expect(await twice({}, '/me', { method: 'DELETE', headers })).toEqual([
      expect.stringContaining("trustedOrigins: ['https://front.example']"),
    ])
  })

  test('a mount that drops the path', async () => {
    const routes = createRoutes()
    const view = webView(new Request('http://app.test/api/account/me'), { path: '/' })
    for (let count = 0; count < 2; count++) await routes(view, contextOf(signedIn))
    await vi.waitFor(
      () => expect(logged()).toContain('/api/account/me reached the routes without the part of the path below'),
      10_000,
    )
    expect(error).toHaveBeenCalledOnce()
  })

  test('strangers fill no log: at most 50 origins are named', async () => {
    const routes = createRoutes()
    for (let index = 0; index < 200; index++)
      await send(routes, contextOf(signedIn), '/me', {
        method: 'DELETE',
        headers: { origin: `https://front-${index}.example`, cookie: 'a=b' },
      })
    await vi.waitFor(() => expect(error.mock.calls.length).toBeGreaterThan(0), 10_000)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(error.mock.calls.length).toBeLessThanOrEqual(50)
    // And keep nothing else out of it.
    await send(routes, contextOf(signedIn), `/users/${otherUserId}`)
    expect(logged()).toContain('getUser was asked for and is not mounted')
  })
})
