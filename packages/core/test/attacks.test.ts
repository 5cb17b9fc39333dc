import { afterEach, describe, expect, test, vi } from 'vitest'
import { measured } from '../../../vitest.measured.ts'
import { assertConfigured, mountPath, webView } from '../src/adapter.ts'
import {
  type AccountEvent,
  type AccountRoutesOptions,
  createRoute,
  createRoutes,
  deleteSelf,
  hasPermission,
  hasRole,
  type Operation,
  operations,
} from '../src/index.ts'
import { clientWith, contextOf, otherUserId, send, signedIn, tokenOf, userId } from './support.ts'

const error = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => error.mockClear())
const logged = () => error.mock.calls.flat().join('\n')

const rows = operations as readonly Operation[]
const user = (id: string) => ({
  id,
  banned: false,
  locked: false,
  deleteSelfEnabled: true,
  emailAddresses: [],
  phoneNumbers: [],
  web3Wallets: [],
  externalAccounts: [],
  publicMetadata: { role: 'admin' },
  unsafeMetadata: {},
})
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code
const json = (body: object, method = 'POST') => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

describe('[S37] a role or permission that is not set', () => {
  const nobody = { ...signedIn, has: () => true, sessionClaims: { sid: 's', metadata: {} } }

  test.each<[string, () => unknown]>([
    ['an empty role', () => hasRole('')],
    ['a blank role', () => hasRole('  ')],
    ['null', () => hasRole(null as never)],
    ['a number', () => hasRole(1 as never)],
    ['a list', () => hasRole(['admin'] as never)],
    ['an empty permission', () => hasPermission('')],
    ['an empty role among others', () => hasRole('admin', '')],
  ])('%s throws where it is written', (_, make) => {
    expect(make).toThrow(/authorize/)
  })

  test('an adapter of servers that read their environment before they start throws', () => {
    expect(() => assertConfigured({ authorize: hasRole(process.env.NO_SUCH_VARIABLE) })).toThrow(/authorize.*undefined/)
    expect(() => assertConfigured({ authorize: hasRole('admin') })).not.toThrow()
    expect(() => assertConfigured()).not.toThrow()
  })

  test.each([
    ['role', () => hasRole(process.env.NO_SUCH_VARIABLE)],
    ['permission', () => hasPermission(process.env.NO_SUCH_VARIABLE, { everywhere: true })],
  ])('an unset variable for a %s allows nobody, and the log names the cause once', async (_, make) => {
    const routes = createRoutes({ authorize: make() })
    for (const path of ['/users', `/users/${otherUserId}`])
      expect((await send(routes, contextOf(nobody), path)).status).toBe(403)
    expect(logged().match(/was called with undefined/g)).toHaveLength(1)
  })
})

describe('the path of a mount', () => {
  test.each([
    ['/api/account', '/api/account'],
    ['/api/account/', '/api/account'],
    ['/', ''],
  ])('%s', (path, mount) => expect(mountPath('mount', path)).toBe(mount))

  test.each(['api/account', '', '/api//account', '/api?a', '/api#a', '\\api', undefined])('%s throws', (path) => {
    expect(() => mountPath('mount', path as string)).toThrow(/`mount` must be a path that starts with a slash/)
  })

  test.each(['/sign-in', '/shop/sign-in'])(
    'a base path of the framework is part of every address that leaves the app, once: %s',
    async (signInUrl) => {
      const routes = createRoutes({ signInUrl })
      const request = new Request('http://app.test/api/account/me?a=1', { headers: { 'sec-fetch-mode': 'navigate' } })
      const view = webView(request, { path: '/me', basePath: '/shop' })
      const { headers } = await routes(view, contextOf({ isAuthenticated: false }))
      const location = headers.find(([name]) => name === 'Location')?.[1]
      expect(location).toBe(`/shop/sign-in?redirect_url=${encodeURIComponent('/shop/api/account/me?a=1')}`)
    },
  )
})

describe("[S45] the operation's own path decides which account it affects", () => {
  test('parameters, a query and a body of the mount have no say', async () => {
    const deleted: string[] = []
    const client = clientWith({
      getUser: async (id: string) => user(id),
      deleteUser: async (id: string) => {
        deleted.push(id)
        return { id, deleted: true }
      },
    })
    const request = new Request(`http://app.test/t/${userId}/users/${otherUserId}?userId=${userId}`, {
      ...json({ userId }, 'DELETE'),
    })
    const view = webView(request, { path: `/users/${otherUserId}`, params: { userId, sessionId: 'sess_1' } })
    const reply = await createRoutes({ authorize: () => true })(view, contextOf(signedIn, client))
    expect([reply.status, deleted]).toEqual([200, [otherUserId]])
  })
})

describe('[S46] `authorize` sees the validated input', () => {
  test('and may allow a locale but no name', async () => {
    const client = clientWith({ updateUser: async (id: string) => user(id) })
    const authorize: AccountRoutesOptions['authorize'] = ({ input }) => Object.keys(input as object).join() === 'locale'
    const patch = (body: object) =>
      send(createRoutes({ authorize }), contextOf(signedIn, client), `/users/${otherUserId}`, json(body, 'PATCH'))
    expect((await patch({ locale: 'en-US' })).status).toBe(200)
    expect((await patch({ locale: 'en-US', firstName: 'Grace' })).status).toBe(403)
  })

  test('but no picture, whose bytes are not read before it allows them', async () => {
    const asked = vi.fn(() => false)
    let pulled = 0
    const body = new ReadableStream(
      {
        pull(controller) {
          pulled++
          controller.enqueue(new Uint8Array(1000))
        },
      },
      { highWaterMark: 0 },
    )
    const response = await send(
      createRoutes({ authorize: asked }),
      contextOf(signedIn),
      `/users/${otherUserId}/profile-image`,
      { method: 'PUT', headers: { 'content-type': 'image/png' }, body },
    )
    expect([response.status, pulled]).toEqual([403, 0])
    expect(asked).toHaveBeenCalledWith(expect.objectContaining({ input: undefined }))
  })
})

describe('[S40] done means done', () => {
  const endings = rows.filter(({ method, output }) => method === 'DELETE' && '~standard' in output && !isUser(output))
  /** Rows that answer `{ success: true }` whatever Clerk's answer holds are those that must look at it themselves. */
  function isUser(output: { readonly '~standard': { validate(value: unknown): unknown } }): boolean {
    return (output['~standard'].validate({}) as { value?: { success?: true } }).value?.success !== true
  }

  const path = (row: Operation) =>
    row.path.replace(':userId', otherUserId).replace(/:\w+/g, (name) => (name === ':sessionId' ? 'sess_1' : 'idn_1'))

  const bad: readonly (readonly [string, unknown])[] = [
    ['null', null],
    ['nothing', undefined],
    ['a page', '<html></html>'],
    ['an empty object', {}],
    ['a list', []],
    ['deleted as text', { id: otherUserId, deleted: 'true', userId: 1, status: 'revoked' }],
    ['another id', { id: 'user_x', userId: 'user_x', deleted: true, status: 'revoked' }],
    ['no id', { deleted: true, status: 'revoked' }],
  ]

  /** Answers every call but those about users and sessions with this. */
  const clientThat = (answer: () => Promise<unknown>) =>
    clientWith(
      new Proxy({ getUser: async (id: string) => user(id), request: answer } as Record<string, unknown>, {
        get: (target, name) => target[name as string] ?? answer,
      }),
    )
  const headers = { cookie: `__session=${tokenOf(userId)}`, 'sec-fetch-site': 'same-origin' }
  const ask = (row: Operation, answer: () => Promise<unknown>) =>
    send(createRoutes({ authorize: () => true }), contextOf(signedIn, clientThat(answer)), path(row), {
      method: row.method,
      headers,
    })

  test('is tested for every removal', () => expect(endings.length).toBeGreaterThanOrEqual(13))

  test.each(endings)('$id: an answer that does not name what was removed is 502, and cookies stay', async (row) => {
    for (const [name, answer] of bad) {
      const response = await ask(row, async () => answer)
      expect([response.status, response.headers.getSetCookie()], name).toEqual([502, []])
    }
  })

  const errors: readonly (readonly [string, object])[] = [
    ["a proxy's page", { status: 404, errors: [] }],
    ["a gateway's JSON", { status: 404, errors: [{ message: 'no Route matched with those values' }] }],
    ['a missing instance', { status: 404, errors: [{ code: 'instance_not_found' }] }],
    ['no code', { status: 404, errors: [{ code: undefined }] }],
  ]

  test.each(endings)('$id: a 404 that is not about the resource is 502, and cookies stay', async (row) => {
    for (const [name, failure] of errors) {
      const response = await ask(row, () => Promise.reject(Object.assign(new Error(name), failure)))
      expect([response.status, response.headers.getSetCookie()], name).toEqual([502, []])
    }
  })
})

describe('[S50] the log carries the cause and no secret', () => {
  test.each(['sk_test_abc\ndef', 'sk_live_abc def', 'a key, sk_test_abc\r\n  second-half'])(
    'a key with a line break: %j',
    async (key) => {
      const failing = clientWith({ getUser: () => Promise.reject(new TypeError(`Invalid header value ${key} here`)) })
      await send(createRoutes(), contextOf(signedIn, failing), '/me')
      expect(logged()).toContain('Invalid header value')
      for (const part of ['abc', 'def', 'second-half']) expect(logged()).not.toContain(part)
    },
  )

  test('a token in an error is blanked', async () => {
    const failing = clientWith({ getUser: () => Promise.reject(new Error(`no session for ${tokenOf(userId)}`)) })
    await send(createRoutes(), contextOf(signedIn, failing), '/me')
    expect(logged()).toContain('[token removed]')
    expect(logged()).not.toContain(tokenOf(userId))
  })

  test('the password of an address is blanked, and the causes of a failure are logged', async () => {
    const cause = new Error('password authentication failed', { cause: new Error('role is locked') })
    const failure = new Error('postgres://app:hunter2@db.example:5432/app does not answer', { cause })
    const failing = clientWith({ getUser: () => Promise.reject(failure) })
    await send(createRoutes(), contextOf(signedIn, failing), '/me')
    for (const part of ['app:[secret removed]@db.example', 'password authentication failed', 'role is locked'])
      expect(logged()).toContain(part)
    expect(logged()).not.toContain('hunter2')
  })

  const unreadable = (field: string) =>
    Object.defineProperty(new Error('odd'), field, {
      get: () => {
        throw new Error('unreadable')
      },
    })
  const fields = ['stack', 'message', 'cause', 'status', 'code', 'errors', 'name', 'clerkError', 'retryAfter']
  test.each(fields)('an error whose `%s` cannot be read is answered and logged', async (field) => {
    const failing = clientWith({ getUser: () => Promise.reject(unreadable(field)) })
    const response = await send(createRoutes(), contextOf(signedIn, failing), '/me')
    expect(response.status).toBeGreaterThanOrEqual(500)
    const authorize = () => Promise.reject(unreadable(field))
    const refused = await send(createRoutes({ authorize }), contextOf(signedIn), `/users/${otherUserId}`)
    expect(await codeOf(refused)).toBe('internal')
    expect(logged()).toContain('[account-routes]')
  })

  test('a text made of beginnings of tokens is logged in linear time', measured, async () => {
    const failing = clientWith({ getUser: () => Promise.reject(new Error('eyJ'.repeat(1_300))) })
    const timeOf = async (): Promise<number> => {
      const before = process.cpuUsage()
      await send(createRoutes(), contextOf(signedIn, failing), '/me')
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    }
    const times: number[] = []
    for (let round = 0; round < 9; round++) times.push(await timeOf())
    expect(times.toSorted((a, b) => a - b)[1]).toBeLessThan(8)
  })
})

describe('[S51] an event names everybody concerned', () => {
  const events: AccountEvent[] = []
  const onEvent = (event: AccountEvent) => void events.push(event)
  afterEach(() => void events.splice(0))

  test('a bulk operation: its targets, even if it is refused', async () => {
    const third = `user_${'c'.repeat(27)}`
    const request = async () => [user(otherUserId), user(third)]
    for (const allowed of [true, false]) {
      const routes = createRoutes({ authorize: () => allowed, onEvent })
      await send(
        routes,
        contextOf(signedIn, clientWith({ request })),
        '/users/ban',
        json({ userIds: [otherUserId, third] }),
      )
    }
    expect(events.map(({ target, targets, status }) => ({ target, targets, status }))).toEqual([
      { target: null, targets: [otherUserId, third], status: 200 },
      { target: null, targets: [otherUserId, third], status: 403 },
    ])
  })

  test('a creation: the user that was created', async () => {
    const client = clientWith({ createUser: async () => user(otherUserId) })
    const routes = createRoutes({ authorize: () => true, onEvent })
    await send(routes, contextOf(signedIn, client), '/users', json({ emailAddress: ['a@example.com'] }))
    expect(events).toMatchObject([
      { operation: 'createUser', target: otherUserId, targets: [otherUserId], status: 201 },
    ])
  })
})

describe('[S52] a redirect is checked at start to be a header', () => {
  test.each(['/さようなら', '/bye#top', '/a\nb', '/a b', '/a\u0000', '//evil.example', '/\\evil.example', 'bye', ''])(
    '%j',
    (path) => {
      for (const option of ['redirectTo', 'signInUrl'])
        expect(() => createRoutes({ [option]: path })).toThrow(new RegExp(`\`${option}\` must be a path of this app`))
    },
  )

  test('a percent-encoded path is a path', () => {
    expect(() => createRoutes({ redirectTo: '/%E3%81%95?a=1', signInUrl: '/sign-in?b=2' })).not.toThrow()
  })
})

describe('[S53] an answer does not grow with bad input', () => {
  test.each([
    ['wrong items', { userIds: Array.from({ length: 9_000 }, () => 1) }],
    ['unknown fields', Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`field${index}`, 1]))],
    ['more values than are looked at', { userIds: Array.from({ length: 49_000 }, () => 1) }],
  ])('%s', async (_, body) => {
    const response = await send(createRoutes({ authorize: () => true }), contextOf(signedIn), '/users/ban', json(body))
    const text = await response.text()
    expect(response.status).toBe(422)
    expect((JSON.parse(text) as { issues: unknown[] }).issues.length).toBeLessThanOrEqual(50)
    expect(text.length).toBeLessThan(10_000)
  })

  test('a path of 10,000 levels is not repeated', async () => {
    const body = `{"unsafeMetadata":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}}`
    const init = { method: 'PATCH', headers: { 'content-type': 'application/json' }, body }
    const response = await send(createRoutes(), contextOf(signedIn), '/me/metadata', init)
    expect([response.status, (await response.text()).length < 1_000]).toEqual([422, true])
  })
})

describe("[S57] another instance's key never counts as gone", () => {
  const gone = Object.assign(new Error('not found'), { status: 404, errors: [{ code: 'resource_not_found' }] })
  const others = [1, 2, 3].map((index) => `user_${String(index).repeat(27)}`)
  const clientOf = (kid: string) =>
    clientWith({
      getUser: async (id: string) => (id === userId ? user(id) : Promise.reject(gone)),
      deleteUser: () => Promise.reject(gone),
      request: async () => ({ keys: [{ kid }] }),
    })
  const headers = { authorization: `Bearer ${tokenOf(userId, 'ins_own')}` }

  test('deleting three users: 500 each, and the log names the keys', async () => {
    const routes = createRoutes({ authorize: () => true })
    for (const other of others) {
      const response = await send(routes, contextOf(signedIn, clientOf('ins_other')), `/users/${other}`, {
        method: 'DELETE',
        headers,
      })
      expect([response.status, await codeOf(response)]).toEqual([500, 'misconfigured'])
    }
    expect(logged()).toContain('CLERK_SECRET_KEY')
  })

  test('deleting oneself: 500, and cookies stay', async () => {
    const client = clientWith({
      getUser: () => Promise.reject(gone),
      request: async () => ({ keys: [{ kid: 'ins_other' }] }),
    })
    const cookie = `__session=${tokenOf(userId, 'ins_own')}`
    const init = { method: 'DELETE', headers: { cookie, 'sec-fetch-site': 'same-origin' } }
    const response = await send(createRoute(deleteSelf), contextOf(signedIn, client), '/me', init)
    expect([response.status, response.headers.getSetCookie()]).toEqual([500, []])
  })

  test("with the instance's own key it succeeds, and reads Clerk's keys once", async () => {
    const request = vi.fn(async () => ({ keys: [{ kid: 'ins_own' }] }))
    const client = clientWith({
      getUser: async (id: string) => user(id),
      deleteUser: () => Promise.reject(gone),
      request,
    })
    const routes = createRoutes({ authorize: () => true })
    for (const other of others)
      expect(
        (await send(routes, contextOf(signedIn, client), `/users/${other}`, { method: 'DELETE', headers })).status,
      ).toBe(200)
    expect(request).toHaveBeenCalledOnce()
  })

  test('without a token that names an instance nothing counts as gone', async () => {
    const response = await send(
      createRoutes({ authorize: () => true }),
      contextOf(signedIn, clientOf('ins_own')),
      `/users/${others[0]}`,
      { method: 'DELETE' },
    )
    expect(response.status).toBe(500)
  })
})

describe('mistakes in JavaScript', () => {
  test('the factory mounted instead of its result says the line to write', () => {
    const request = new Request('http://app.test/me')
    expect(() => createRoutes(request as never)).toThrow(/call accountRoutes\(\)/)
  })

  test('the name of an operation instead of the operation says the import', () => {
    expect(() => createRoute('deleteSelf' as never)).toThrow(/import \{ deleteSelf }/)
  })
})
