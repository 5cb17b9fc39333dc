import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  type AccountEvent,
  type Auth,
  createRoute,
  createRoutes,
  deleteSelf,
  getUser,
  hasPermission,
  hasRole,
} from '../src/index.ts'
import { clientWith, contextOf, otherUserId, send, signedIn, tokenOf, userId } from './support.ts'

const error = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => error.mockClear())
const logged = () => error.mock.calls.flat().join('\n')

const clerkUser = {
  id: userId,
  deleteSelfEnabled: true,
  emailAddresses: [],
  phoneNumbers: [],
  web3Wallets: [],
  externalAccounts: [],
  publicMetadata: {},
  unsafeMetadata: {},
  privateMetadata: { secret: 'nobody-sees-this' },
}

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

describe('who is let in', () => {
  const routes = createRoutes({ authorize: () => true })

  test.each<[string, Auth]>([
    ['[S1] nobody', { isAuthenticated: false }],
    ['[S12] a session without a user', { isAuthenticated: true, userId: null }],
    ['[S12] an empty user id', { isAuthenticated: true, userId: '' }],
    ['[S12] a pending session', { ...signedIn, sessionStatus: 'pending' }],
    [
      '[S12] a pending session that only the claims tell of',
      { ...signedIn, sessionClaims: { sid: 's', sts: 'pending' } },
    ],
    ['[S11] an API key', { ...signedIn, tokenType: 'api_key' }],
    ['[S11] an OAuth token', { ...signedIn, tokenType: 'oauth_token' }],
    ['[S11] a machine token', { ...signedIn, tokenType: 'm2m_token' }],
    ['[S11] a token from a template, which names no session', { ...signedIn, sessionClaims: { sub: userId } }],
    ['an answer that is truthy, not true', { ...signedIn, isAuthenticated: 'yes' as never }],
  ])('not %s', async (_, auth) => {
    for (const [method, path] of [
      ['GET', '/me'],
      ['DELETE', '/me'],
      ['GET', '/users'],
      ['DELETE', `/users/${otherUserId}`],
      ['GET', `/users/${otherUserId}`],
    ]) {
      const response = await send(routes, contextOf(auth), path as string, { method: method as string })
      if (typeof auth.isAuthenticated === 'boolean') {
        expect(response.status).toBe(401)
        expect(response.headers.get('WWW-Authenticate')).toBe('Bearer')
      } else expect(response.status).toBe(500)
    }
  })

  test('{ isAuthenticated, userId } alone is enough', async () => {
    const client = clientWith({
      getUser: async () => clerkUser,
      deleteUser: async (id: string) => ({ id, deleted: true }),
    })
    const response = await send(routes, contextOf({ isAuthenticated: true, userId }, client), '/me', {
      method: 'DELETE',
    })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ success: true })
  })
})

test("the app's SDK is asked for a client once, for any number of calls", async () => {
  const client = clientWith({
    getUser: async () => clerkUser,
    deleteUser: async (id: string) => ({ id, deleted: true }),
  })
  const context = contextOf(signedIn, client)
  const clerkClient = vi.fn(context.clerkClient)
  const response = await send(createRoutes(), { ...context, clerkClient }, '/me', { method: 'DELETE' })
  expect(response.status).toBe(200)
  expect(clerkClient).toHaveBeenCalledTimes(1)
})

test("the app's SDK is asked for no second client when `authorize` loads the target", async () => {
  const client = clientWith({ getUser: async () => ({ ...clerkUser, id: otherUserId }) })
  const context = contextOf(signedIn, client)
  const clerkClient = vi.fn(context.clerkClient)
  const routes = createRoutes({ authorize: async ({ loadTarget }) => (await loadTarget())?.id === otherUserId })
  const response = await send(routes, { ...context, clerkClient }, `/users/${otherUserId}`)
  expect(response.status).toBe(200)
  expect(clerkClient).toHaveBeenCalledTimes(1)
})

describe('authorize', () => {
  test('without it nothing on other users is mounted', async () => {
    for (const path of ['/users', `/users/${otherUserId}`, '/users/count']) {
      expect((await send(createRoutes(), contextOf(signedIn), path)).status).toBe(404)
    }
  })

  test.each([undefined, null, 1, 'yes', {}, []])('only true lets anyone in: %j does not', async (verdict) => {
    const routes = createRoutes({ authorize: () => verdict as unknown as boolean })
    expect((await send(routes, contextOf(signedIn), '/users')).status).toBe(403)
  })

  test('fails closed, and says so in the log, when it throws', async () => {
    const routes = createRoutes({
      authorize: () => {
        throw new Error('no database')
      },
    })
    const response = await send(routes, contextOf(signedIn), '/users')
    expect([response.status, await codeOf(response)]).toEqual([500, 'internal'])
    expect(logged()).toContain('no database')
  })

  test('gets the caller, the operation and the target, and can load the target', async () => {
    const getUserOf = vi.fn(async () => ({ ...clerkUser, id: otherUserId }))
    const authorize = vi.fn(
      async ({ loadTarget }) => (await loadTarget())?.privateMetadata.secret === 'nobody-sees-this',
    )
    const route = createRoutes({ authorize })
    const response = await send(route, contextOf(signedIn, clientWith({ getUser: getUserOf })), `/users/${otherUserId}`)
    expect(response.status).toBe(200)
    expect(await response.text()).not.toContain('nobody-sees-this')
    expect(authorize).toHaveBeenCalledWith(
      expect.objectContaining({
        operation: 'getUser',
        targetUserId: otherUserId,
        principal: expect.objectContaining({ userId }),
      }),
    )
  })

  test('is asked for every user that a bulk operation names', async () => {
    const request = vi.fn(async () => [])
    const allowed = `user_${'c'.repeat(27)}`
    const routes = createRoutes({ authorize: ({ targetUserId }) => targetUserId === allowed })
    const ban = (...userIds: string[]) =>
      send(routes, contextOf(signedIn, clientWith({ request })), '/users/ban', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ userIds }),
      })
    expect((await ban(allowed, otherUserId)).status).toBe(403)
    expect(request).not.toHaveBeenCalled()
    expect((await ban(allowed)).status).toBe(200)
    expect(request).toHaveBeenCalledOnce()
  })

  test('hasRole() and hasPermission() everywhere read the session token', async () => {
    const context = (auth: Auth) => ({ auth }) as Parameters<ReturnType<typeof hasRole>>[0]
    const isAdmin = hasRole('admin', { live: false })
    const admin = { ...signedIn, sessionClaims: { sid: 's', metadata: { role: 'admin' } } }
    expect(await isAdmin(context(admin))).toBe(true)
    expect(await isAdmin(context(signedIn))).toBe(false)
    expect(await isAdmin(context({ ...signedIn, sessionClaims: { metadata: 'admin' } as object }))).toBe(false)
    const has = ({ permission }: { permission: string }) => permission === 'org:users:manage'
    const may = (permission: string) => hasPermission(permission, { everywhere: true })
    expect(await may('org:users:manage')(context({ ...signedIn, has }))).toBe(true)
    expect(await may('org:users:see')(context({ ...signedIn, has }))).toBe(false)
    expect(await may('org:users:manage')(context(signedIn))).toBe(false)
  })
})

describe('one operation alone', () => {
  test('[S35] takes an id from the body, and only a well-formed one', async () => {
    const getOne = vi.fn(async () => ({ ...clerkUser, id: otherUserId }))
    const route = createRoute({ ...getUser, method: 'POST' }, { authorize: () => true })
    const ask = (id: unknown) =>
      send(route, contextOf(signedIn, clientWith({ getUser: getOne })), '/any', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ userId: id }),
      })
    for (const id of [
      'user_x/mfa',
      `${otherUserId}/totp`,
      '..',
      [otherUserId],
      true,
      null,
      undefined,
      'x'.repeat(10_000),
    ])
      expect((await ask(id)).status).toBe(422)
    expect(getOne).not.toHaveBeenCalled()
    expect((await ask(otherUserId)).status).toBe(200)
    expect(getOne).toHaveBeenCalledExactlyOnceWith(otherUserId)
  })

  test('[S4] answers POST, and 405 for the rest', async () => {
    const route = createRoute(deleteSelf)
    for (const method of ['GET', 'HEAD', 'PUT', 'PATCH']) {
      const response = await send(route, contextOf(signedIn), '/deleteUser', { method })
      expect([response.status, response.headers.get('Allow')]).toEqual([405, 'DELETE, POST, OPTIONS'])
    }
    const options = await send(route, contextOf(signedIn), '/deleteUser', { method: 'OPTIONS' })
    expect([options.status, options.headers.get('Allow'), await options.text()]).toEqual([
      204,
      'DELETE, POST, OPTIONS',
      '',
    ])
  })
})

describe('what depends on others may fail', () => {
  const remove = (users: object, options = {}) =>
    send(createRoute(deleteSelf, options), contextOf(signedIn, clientWith(users)), '/deleteUser', { method: 'POST' })

  test('[S19] a 200 without a user deletes nothing', async () => {
    const deleteUser = vi.fn()
    for (const answer of ['<html></html>', null, undefined, {}, { deleteSelfEnabled: 'true' }, []]) {
      const response = await remove({ getUser: async () => answer, deleteUser })
      expect([response.status, await codeOf(response)]).toEqual([502, 'clerk_unavailable'])
    }
    expect(deleteUser).not.toHaveBeenCalled()
  })

  test('[S20] a call that hangs ends, and is reported as unknown and safe to repeat', async () => {
    const hang = () => new Promise(() => {})
    const response = await remove({ getUser: async () => clerkUser, deleteUser: hang }, { timeoutMs: 30 })
    expect(response.status).toBe(504)
    expect(await response.text()).toContain('safe to repeat')
  })

  test('[S20] an answer after the time-out changes nothing and is no unhandled rejection', async () => {
    const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 40))
    expect((await remove({ getUser: late }, { timeoutMs: 10 })).status).toBe(504)
    await new Promise((resolve) => setTimeout(resolve, 60))
  })

  test("[S21] Clerk's Retry-After is passed on", async () => {
    const getUser = async () => {
      throw Object.assign(new Error('slow down'), { status: 429, errors: [], retryAfter: 17 })
    }
    const response = await remove({ getUser })
    expect([response.status, response.headers.get('Retry-After')]).toEqual([429, '17'])
  })

  test('[S28] a cause goes to the log and not to the caller', async () => {
    const getUser = async () => {
      throw Object.assign(new Error('upstream says no'), { status: 500, errors: [], clerkTraceId: 'trace_1' })
    }
    const response = await remove({ getUser })
    const text = await response.text()
    expect(text).not.toContain('upstream says no')
    expect(text).toContain('trace_1')
    expect(logged()).toContain('upstream says no')
  })

  test('a missing middleware is named in the log', async () => {
    const context = contextOf(() => {
      throw new Error('getAuth called without middleware')
    })
    const response = await send(createRoutes(), context, '/me')
    expect([response.status, await codeOf(response)]).toEqual([500, 'misconfigured'])
    expect(logged()).toContain('app.use(clerkMiddleware())')
  })

  test('a missing secret key is named in the log', async () => {
    const getUser = async () => {
      throw new Error('Missing Clerk Secret Key. Go to the dashboard and get your key.')
    }
    expect(await codeOf(await remove({ getUser }))).toBe('misconfigured')
    expect(logged()).toContain('secret key is missing or wrong')
  })

  test('an SDK that lacks the method', async () => {
    const routes = createRoutes({ authorize: () => true })
    const response = await send(
      routes,
      contextOf(signedIn, clientWith({ getUser: async () => ({ ...clerkUser, banned: false }) })),
      `/users/${otherUserId}/totp`,
      {
        method: 'DELETE',
      },
    )
    expect(await codeOf(response)).toBe('not_implemented')
    expect(logged()).toContain('Update it')
  })
})

describe('[S22] limiter', () => {
  test.each<[unknown, number, string | null]>([
    [true, 200, null],
    [false, 429, null],
    [{ retryAfter: 30 }, 429, '30'],
    [undefined, 429, null],
  ])('%j', async (verdict, status, retryAfter) => {
    const limiter = vi.fn(() => verdict as boolean)
    const getOne = vi.fn(async () => clerkUser)
    const response = await send(createRoutes({ limiter }), contextOf(signedIn, clientWith({ getUser: getOne })), '/me')
    expect([response.status, response.headers.get('Retry-After')]).toEqual([status, retryAfter])
    expect(getOne).toHaveBeenCalledTimes(status === 200 ? 1 : 0)
  })
})

describe('[S31] events', () => {
  const events: AccountEvent[] = []
  const onEvent = (event: AccountEvent) => void events.push(event)
  afterEach(() => void events.splice(0))

  test('the reason for a ban reaches `authorize` and the event, and nothing else', async () => {
    const inputs: unknown[] = []
    const asked: unknown[] = []
    const banUser = async (...given: unknown[]) => {
      asked.push(given)
      return clerkUser
    }
    const authorize = ({ input }: { readonly input: unknown }) => inputs.push(input) > 0
    const routes = createRoutes({ onEvent, authorize })
    const ban = (body?: string) =>
      send(routes, contextOf(signedIn, clientWith({ banUser })), `/users/${otherUserId}/ban`, {
        method: 'POST',
        ...(body && { body, headers: { 'content-type': 'application/json' } }),
      })
    expect((await ban('{"reason":"Spam"}')).status).toBe(200)
    expect((await ban()).status).toBe(200)
    expect((await ban(JSON.stringify({ reason: 'x'.repeat(501) }))).status).toBe(422)
    expect(inputs).toEqual([{ reason: 'Spam' }, {}])
    expect(asked).toEqual([[otherUserId], [otherUserId]])
    expect(events.map(({ reason }) => reason)).toEqual(['Spam', undefined, undefined])
  })

  test('one for each attempt, refused ones too', async () => {
    const client = clientWith({ getUser: async () => clerkUser })
    const routes = createRoutes({ onEvent, authorize: hasRole('admin') })
    const impersonated = { ...signedIn, actor: { sub: otherUserId } }
    await send(routes, contextOf(signedIn, client), '/me')
    await send(routes, contextOf({ isAuthenticated: false }), '/me')
    await send(routes, contextOf(impersonated), '/me', { method: 'DELETE' })
    await send(routes, contextOf(signedIn), `/users/${otherUserId}`)
    await send(routes, contextOf(signedIn), '/nothing-here')
    expect(events.map(({ durationMs: _, ...event }) => event)).toEqual([
      {
        operation: 'getSelf',
        actor: userId,
        impersonator: null,
        target: userId,
        targets: [userId],
        outcome: 'done',
        status: 200,
      },
      {
        operation: 'getSelf',
        actor: null,
        impersonator: null,
        target: null,
        targets: [],
        outcome: 'refused',
        status: 401,
        code: 'unauthenticated',
      },
      {
        operation: 'deleteSelf',
        actor: userId,
        impersonator: otherUserId,
        target: userId,
        targets: [userId],
        outcome: 'refused',
        status: 403,
        code: 'impersonated',
      },
      {
        operation: 'getUser',
        actor: userId,
        impersonator: null,
        target: otherUserId,
        targets: [otherUserId],
        outcome: 'refused',
        status: 403,
        code: 'forbidden',
      },
    ])
    expect(events.every(({ durationMs }) => durationMs >= 0)).toBe(true)
  })

  test.each([
    [
      'throws',
      () => {
        throw new Error('no disk')
      },
    ],
    [
      'rejects',
      async () => {
        throw new Error('no disk')
      },
    ],
  ])('a listener that %s does not change the answer', async (_, listener) => {
    const routes = createRoutes({ onEvent: listener })
    expect(
      (await send(routes, contextOf(signedIn, clientWith({ getUser: async () => clerkUser })), '/me')).status,
    ).toBe(200)
    await vi.waitFor(() => expect(logged()).toContain('no disk'), 10_000)
  })
})

describe('redirects', () => {
  const navigation = { 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Site': 'same-origin' }

  test('[S30] the way back is the path and query of the request, once', async () => {
    const routes = createRoutes({ signInUrl: '/sign-in' })
    const response = await send(
      routes,
      contextOf({ isAuthenticated: false }),
      '/me?a=1&redirect_url=https://evil.example',
      {
        headers: navigation,
      },
    )
    expect(response.status).toBe(303)
    const location = new URL(response.headers.get('Location') as string, 'http://app.test')
    expect(location.origin).toBe('http://app.test')
    expect([...location.searchParams]).toEqual([['redirect_url', '/me?a=1&redirect_url=https://evil.example']])
  })

  test('[S26] a form that deleted the account is redirected, with its cookies expired', async () => {
    const client = clientWith({
      getUser: async () => clerkUser,
      deleteUser: async (id: string) => ({ id, deleted: true }),
    })
    const response = await send(
      createRoute(deleteSelf, { redirectTo: '/bye' }),
      contextOf(signedIn, client),
      '/deleteUser',
      {
        method: 'POST',
        headers: {
          ...navigation,
          Cookie: `__session=${tokenOf(userId)}; __session_AbCd-_12=${tokenOf(userId)}; __session_Other-12=${tokenOf(otherUserId)}; theme=dark`,
        },
      },
    )
    expect([response.status, response.headers.get('Location')]).toEqual([303, '/bye'])
    const expired = response.headers.getSetCookie()
    expect(expired.map((cookie) => cookie.split('=')[0])).toEqual(
      ['', '_AbCd-_12'].flatMap((suffix) =>
        ['__session', '__client_uat', '__refresh'].map((name) => `${name}${suffix}`),
      ),
    )
    expect(expired.every((cookie) => cookie.includes('Max-Age=0'))).toBe(true)
  })
})

test("the app's client gets only the calls that the operation makes", async () => {
  const asked: PropertyKey[] = []
  const client = new Proxy(clientWith({ getUser: async () => clerkUser }), {
    get: (target, name) => {
      asked.push(name)
      return Reflect.get(target, name)
    },
  })
  expect((await send(createRoutes(), contextOf(signedIn, client), '/me')).status).toBe(200)
  expect(asked).toEqual(['users'])
})
