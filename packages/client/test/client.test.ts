import { inspect } from 'node:util'
import { hasRole } from '@account-routes/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type AccountClient,
  AccountError,
  banUser,
  type ClientOptions,
  createAccountClient,
  deleteSelf,
  getUserList,
  safe,
} from '../src/index.ts'
import { type App, startApp } from './support/app.ts'

// The smallest PNG: one pixel.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let app: App
let admin: string

beforeAll(async () => {
  app = await startApp({
    authorize: hasRole('admin'),
    openapi: true,
    operations: { verifySelfPassword: true },
    limiter: ({ operation }) => operation !== 'verifySelfPassword' || { retryAfter: 7 },
    selfDeletion: async ({ principal }) =>
      principal.userId === admin ? [{ code: 'last_admin', message: 'Name another administrator.', team: 'ops' }] : true,
  })
  admin = await app.newUser({ public_metadata: { role: 'admin' } })
})
afterAll(() => app.close())

function clientOf(userId: string, claims?: object, options?: ClientOptions): AccountClient {
  const role = userId === admin ? { metadata: { role: 'admin' } } : {}
  const getToken = () => app.token(userId, { ...role, ...claims })
  return createAccountClient({ baseUrl: app.baseUrl, getToken, ...options })
}

const errorOf = async (call: Promise<unknown>): Promise<AccountError> => {
  const error = await call.then(
    () => expect.unreachable('The call should have failed.'),
    (failure: unknown) => failure,
  )
  expect(error).toBeInstanceOf(AccountError)
  return error as AccountError
}

describe('a call', () => {
  test('answers what the operation does', async () => {
    const userId = await app.newUser({ first_name: 'Ada' })
    const client = clientOf(userId)
    expect(await client.me.get()).toMatchObject({ id: userId, firstName: 'Ada' })
    expect(await client.me.update({ firstName: 'Grace', lastName: undefined })).toMatchObject({ firstName: 'Grace' })
    expect(await client.me.delete()).toEqual({ success: true })
    expect(await app.exists(userId)).toBe(false)
  })

  test('fills ids into the path and keeps what is in them there', async () => {
    const userId = await app.newUser()
    const { users } = clientOf(admin)
    expect(await users.ban(userId)).toMatchObject({ id: userId, banned: true })
    const { code, issues, status } = await errorOf(users.get('user_x/mfa?a#b'))
    expect({ code, issues, status }).toEqual({
      code: 'invalid_input',
      issues: [{ path: ['userId'], code: 'invalid_id', message: 'Not an id of this kind.' }],
      status: 422,
    })
    expect(app.requests.at(-1)).toBe('GET /api/account/users/user_x%2Fmfa%3Fa%23b')
  })

  test.each(['', '.', '..', undefined])('with %j as an id is never sent', async (id) => {
    const before = app.requests.length
    const call = async () => clientOf(admin).users.delete(id as string)
    await expect(call()).rejects.toThrow(TypeError)
    const alone = async () => banUser(id as string, {}, { baseUrl: app.baseUrl })
    await expect(alone()).rejects.toThrow(TypeError)
    expect(app.requests.length).toBe(before)
  })

  test('sends a query with lists and without what is not set', async () => {
    const [first, second] = await Promise.all([app.newUser(), app.newUser()])
    const { users } = clientOf(admin)
    const { data, totalCount } = await users.list({ userId: [first, second], banned: false, query: undefined })
    expect(data.map(({ id }) => id).toSorted()).toEqual([first, second].toSorted())
    expect(totalCount).toBe(2)
    expect(app.requests.at(-1)).toBe(`GET /api/account/users?userId=${first}&userId=${second}&banned=false`)
    expect(await users.count({ userId: [first] })).toEqual({ totalCount: 1 })
  })

  test('sends an empty object if all input is optional', async () => {
    const userId = await app.newUser({ password: 'correct-horse-battery' })
    expect(await clientOf(admin).users.removePassword(userId)).toMatchObject({ id: userId })
  })

  test('sends a picture, even without progress', async () => {
    const userId = await app.newUser()
    const picture = new Blob([png], { type: 'image/png' })
    expect(await clientOf(userId).me.setProfileImage(picture)).toMatchObject({ hasImage: true })
    const answer = await clientOf(admin).users.setProfileImage(userId, picture, { onProgress: () => {} })
    expect(answer).toMatchObject({ id: userId, hasImage: true })
  })

  test('is there as a function alone', async () => {
    const userId = await app.newUser()
    const options = { baseUrl: app.baseUrl, getToken: () => app.token(userId) }
    expect(await deleteSelf(options)).toEqual({ success: true })
    const ofAdmin = { baseUrl: app.baseUrl, getToken: () => app.token(admin, { metadata: { role: 'admin' } }) }
    expect(await getUserList({ userId: [userId] }, ofAdmin)).toEqual({ data: [], totalCount: 0 })
  })

  test('reads the document of the routes', async () => {
    const document = await createAccountClient({ baseUrl: app.baseUrl }).openapi.get()
    expect(document).toMatchObject({ openapi: '3.1.1', servers: [{ url: '/api/account' }] })
  })
})

describe('a list', () => {
  test('is iterated over all pages, from its offset on', async () => {
    const ids = new Set<string>()
    for (let count = 0; count < 7; count++) ids.add(await app.newUser({ first_name: 'Paged' }))
    const { users } = clientOf(admin)
    const before = app.requests.length
    const seen: string[] = []
    for await (const { id } of users.list({ query: 'Paged', limit: 3 })) seen.push(id)
    expect(new Set(seen)).toEqual(ids)
    expect(app.requests.length - before).toBe(3)
    const rest: string[] = []
    for await (const { id } of users.list({ query: 'Paged', limit: 3, offset: 5 })) rest.push(id)
    expect(rest).toEqual(seen.slice(5))
  })

  test('loads only the pages that are read', async () => {
    const before = app.requests.length
    for await (const user of clientOf(admin).users.list({ query: 'Paged', limit: 3 })) if (user.id) break
    expect(app.requests.length - before).toBe(1)
  })

  test('that fails throws the error when it is iterated', async () => {
    const member = await app.newUser()
    const iterate = async () => {
      for await (const user of clientOf(member).users.list()) expect.unreachable(user.id)
    }
    expect(await errorOf(iterate())).toMatchObject({ code: 'forbidden', status: 403 })
  })
})

describe('a refusal', () => {
  test('has the code, status, message and issues of the server', async () => {
    const userId = await app.newUser()
    const bad = { firstName: 7, nickname: 'x' } as object
    const error = await errorOf(clientOf(userId).me.update(bad))
    expect(error).toMatchObject({ name: 'AccountError', code: 'invalid_input', status: 422, blockers: [] })
    expect(error.message).toBe('Some values are not valid.')
    expect(error.issues.map(({ path }) => path.join('.')).toSorted()).toEqual(['firstName', 'nickname'])
  })

  test('has the blockers of the app', async () => {
    const { ok, error } = await safe(clientOf(admin).me.delete())
    expect(ok).toBe(false)
    expect(error).toMatchObject({
      code: 'blocked',
      status: 409,
      blockers: [{ code: 'last_admin', message: 'Name another administrator.', team: 'ops' }],
    })
  })

  test('has the seconds after which to try again', async () => {
    const userId = await app.newUser()
    const error = await errorOf(clientOf(userId).me.verifyPassword({ password: 'x' }))
    expect(error).toMatchObject({ code: 'rate_limited', status: 429, retryAfter: 7 })
  })

  test('of an operation that is not mounted is `not_found`', async () => {
    const userId = await app.newUser()
    expect(await errorOf(clientOf(userId).me.verifyTOTP({ code: '1' }))).toMatchObject({ code: 'not_found' })
  })

  test('never contains the token', async () => {
    const userId = await app.newUser()
    const token = await app.token(userId)
    const client = createAccountClient({ baseUrl: app.baseUrl, getToken: async () => token })
    const errors = [await errorOf(client.users.list()), await errorOf(client.me.update({}))]
    const unreachable = createAccountClient({ baseUrl: 'http://127.0.0.1:1', getToken: async () => token })
    for (const error of [...errors, await errorOf(unreachable.me.get())]) {
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(token)
      expect(JSON.stringify(error)).not.toContain(token)
    }
  })

  test('is a value for who asks for one', async () => {
    const { data, error, ok } = await safe(clientOf(admin).users.count())
    expect(ok && data.totalCount).toBeGreaterThan(1)
    expect(error).toBeUndefined()
  })
})

describe('an expired session', () => {
  test('is renewed once by a new token', async () => {
    const userId = await app.newUser()
    const asked: boolean[] = []
    const getToken = async ({ skipCache }: { skipCache: boolean }) => {
      asked.push(skipCache)
      return app.token(userId, {}, skipCache ? 60 : -60)
    }
    const client = createAccountClient({ baseUrl: app.baseUrl, getToken })
    expect(await client.me.get()).toMatchObject({ id: userId })
    expect(asked).toEqual([false, true])
  })

  test('that a new token does not help stays one', async () => {
    const userId = await app.newUser()
    const before = app.requests.length
    const getToken = () => app.token(userId, {}, -60)
    const error = await errorOf(createAccountClient({ baseUrl: app.baseUrl, getToken }).me.get())
    expect(error).toMatchObject({ code: 'unauthenticated', status: 401 })
    expect(app.requests.length - before).toBe(2)
  })

  test('of a cookie is renewed by the option `renew`, and nothing is repeated if that fails', async () => {
    const userId = await app.newUser()
    let authorization = ''
    const send: typeof fetch = (url, init) => fetch(url, { ...init, headers: { ...init?.headers, authorization } })
    const renewed: string[] = []
    const renew = async (baseUrl: string) => {
      renewed.push(baseUrl)
      authorization = `Bearer ${await app.token(userId)}`
      return true
    }
    const client = createAccountClient({ baseUrl: app.baseUrl, fetch: send, renew })
    expect(await client.me.get()).toMatchObject({ id: userId })
    expect(renewed).toEqual([app.baseUrl])
    const before = app.requests.length
    const lost = createAccountClient({ baseUrl: app.baseUrl, renew: async () => false })
    expect(await errorOf(lost.me.get())).toMatchObject({ code: 'unauthenticated' })
    expect(app.requests.length - before).toBe(1)
  })

  test("is renewed by Clerk's browser SDK if the page has it", async () => {
    const userId = await app.newUser()
    let authorization = ''
    const send: typeof fetch = (url, init) => fetch(url, { ...init, headers: { ...init?.headers, authorization } })
    const session = {
      getToken: async ({ skipCache }: { skipCache: boolean }) => {
        if (skipCache) authorization = `Bearer ${await app.token(userId)}`
        return authorization
      },
    }
    Object.assign(globalThis, { Clerk: { session } })
    try {
      const client = createAccountClient({ baseUrl: app.baseUrl, fetch: send })
      expect(await client.me.get()).toMatchObject({ id: userId })
    } finally {
      Reflect.deleteProperty(globalThis, 'Clerk')
    }
  })
})
