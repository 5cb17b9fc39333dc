import { Webhook } from 'standardwebhooks'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createWebhook, toResponse, webView } from '../src/adapter.ts'
import type { ClerkClient, WebhookOptions } from '../src/index.ts'
import { contextOf, userId } from './support.ts'

const signingSecret = `whsec_${btoa('a secret of the tests, 32 bytes!')}`
const error = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => error.mockClear())
const logged = () => error.mock.calls.flat().join('\n')

const notFound = Object.assign(new Error('not found'), { status: 404, errors: [{ code: 'resource_not_found' }] })

/** Clerk where the user is gone, unless the test says otherwise. */
const clerk = (users: object = {}): ClerkClient =>
  ({
    users: {
      getUser: async () => Promise.reject(notFound),
      request: async () => ({ keys: [{ kid: 'ins_own' }] }),
      ...users,
    },
    sessions: {},
  }) as unknown as ClerkClient

interface Delivery {
  readonly event?: object
  readonly body?: string
  readonly secret?: string
  readonly at?: Date
  readonly parsedBody?: unknown
  readonly client?: ClerkClient
}

const deleted = { type: 'user.deleted', instance_id: 'ins_own', data: { object: 'user', id: userId, deleted: true } }

async function deliver(options: WebhookOptions, delivery: Delivery = {}): Promise<Response> {
  const { event = deleted, secret = signingSecret, at = new Date(), client = clerk() } = delivery
  const payload = JSON.stringify(event)
  const headers = {
    'svix-id': 'msg_1',
    'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
    'svix-signature': new Webhook(secret).sign('msg_1', at, payload),
  }
  const body = delivery.body ?? payload
  const request = new Request('http://app.test/webhook', { method: 'POST', headers, body })
  const { parsedBody } = delivery
  const handler = createWebhook({ signingSecret, ...options })
  return toResponse(await handler(webView(request, { parsedBody }), contextOf({ isAuthenticated: false }, client)))
}

describe('[S33] a webhook', () => {
  test('that is signed is handed on, once the user is really gone', async () => {
    const onUserDeleted = vi.fn()
    const event = { ...deleted, data: { ...deleted.data, external_id: 'row_7' } }
    expect((await deliver({ onUserDeleted }, { event })).status).toBe(200)
    expect(onUserDeleted).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ userId, externalId: 'row_7' }))
  })

  test("before Clerk's middleware is refused, and the log names the line to move", async () => {
    const client = undefined as unknown as ClerkClient
    const payload = JSON.stringify(deleted)
    const headers = {
      'svix-id': 'msg_1',
      'svix-timestamp': String(Math.floor(Date.now() / 1000)),
      'svix-signature': new Webhook(signingSecret).sign('msg_1', new Date(), payload),
    }
    const request = new Request('http://app.test/webhook', { method: 'POST', headers, body: payload })
    const context = { ...contextOf({ isAuthenticated: false }), clerkClient: () => client }
    const response = await toResponse(await createWebhook({ signingSecret })(webView(request), context))
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([500, 'misconfigured'])
    expect(logged()).toContain(`Add Clerk's middleware before these routes:\n\n  ${context.setup}`)
  })

  const minutes = (count: number) => new Date(Date.now() + count * 60_000)
  test.each<[string, Delivery]>([
    ['signed with another secret', { secret: `whsec_${btoa('another secret of the tests, 32!')}` }],
    ['changed by a byte', { body: `${JSON.stringify(deleted)} ` }],
    ['six minutes old', { at: minutes(-6) }],
    ['six minutes ahead', { at: minutes(6) }],
    ['no event', { event: ['user.deleted'] }],
  ])('that is %s is 400 and handed to nobody', async (_, delivery) => {
    const onUserDeleted = vi.fn()
    const response = await deliver({ onUserDeleted }, delivery)
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'invalid_signature'])
    expect(onUserDeleted).not.toHaveBeenCalled()
  })

  test('without headers is 400', async () => {
    const request = new Request('http://app.test/webhook', { method: 'POST', body: '{}' })
    const reply = await createWebhook({ signingSecret })(webView(request), contextOf({ isAuthenticated: false }))
    expect(reply.status).toBe(400)
  })

  test.each(['user_x/../user_y', 'user_x?a', '..', '', 7, null, undefined, { id: userId }])(
    '[S35] about %j, which is no id of a user, asks Clerk nothing and is handed to nobody',
    async (id) => {
      const [onUserDeleted, getUser] = [vi.fn(), vi.fn(async () => Promise.reject(notFound))]
      const event = { ...deleted, data: { ...deleted.data, id } }
      expect((await deliver({ onUserDeleted }, { event, client: clerk({ getUser }) })).status).toBe(200)
      expect([onUserDeleted.mock.calls, getUser.mock.calls]).toEqual([[], []])
    },
  )

  test('[S58] about a living user deletes nothing, and the log says so', async () => {
    const onUserDeleted = vi.fn()
    const response = await deliver({ onUserDeleted }, { client: clerk({ getUser: async () => ({ id: userId }) }) })
    expect(response.status).toBe(200)
    expect(onUserDeleted).not.toHaveBeenCalled()
    expect(logged()).toContain('still exists')
  })

  test.each([
    ['a proxy says 404', Object.assign(new Error('no route'), { status: 404, errors: [] })],
    ['Clerk can not be reached', Object.assign(new Error('down'), { errors: [{ code: 'unexpected_error' }] })],
  ])('is sent again where %s', async (_, failure) => {
    const onUserDeleted = vi.fn()
    const response = await deliver({ onUserDeleted }, { client: clerk({ getUser: () => Promise.reject(failure) }) })
    expect(response.status).toBeGreaterThanOrEqual(500)
    expect(onUserDeleted).not.toHaveBeenCalled()
  })

  test('[S57] of another instance is acknowledged and ignored, said once', async () => {
    const onUserDeleted = vi.fn()
    const response = await deliver({ onUserDeleted }, { event: { ...deleted, instance_id: 'ins_other' } })
    expect(response.status).toBe(200)
    expect(onUserDeleted).not.toHaveBeenCalled()
    expect(logged()).toContain('ins_other')
  })

  test('is 500 if the app throws, so that Clerk sends it again', async () => {
    const onUserDeleted = () => Promise.reject(new Error('no database'))
    expect((await deliver({ onUserDeleted })).status).toBe(500)
    expect(logged()).toContain('no database')
  })

  test('is 500 if the app does not answer in time', async () => {
    const response = await deliver({ onUserDeleted: () => new Promise(() => {}), timeoutMs: 30 })
    expect(response.status).toBe(500)
  })

  test('that a parser read before names the fix; bytes that were kept do', async () => {
    expect((await deliver({}, { parsedBody: deleted })).status).toBe(500)
    expect(logged()).toContain('before body parsers such as express.json()')
    const parsedBody = new TextEncoder().encode(JSON.stringify(deleted))
    expect((await deliver({}, { parsedBody })).status).toBe(200)
    expect((await deliver({}, { parsedBody: JSON.stringify(deleted) })).status).toBe(200)
    expect((await deliver({}, { parsedBody: `${JSON.stringify(deleted)} ` })).status).toBe(400)
  })

  test('of another type goes to `on`', async () => {
    const listener = vi.fn()
    const event = { type: 'session.created', instance_id: 'ins_own', data: { id: 'sess_1' } }
    expect((await deliver({ on: { 'session.created': listener } }, { event })).status).toBe(200)
    expect(listener).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ type: 'session.created' }))
  })

  test('of more than 1 MB is refused', async () => {
    const event = { ...deleted, data: { ...deleted.data, filler: 'x'.repeat(1_000_000) } }
    expect((await deliver({}, { event })).status).toBe(413)
  })
})

describe('the signing secret', () => {
  test('is read at the first request, and its absence says what to set', async () => {
    const { CLERK_WEBHOOK_SIGNING_SECRET: _, ...env } = process.env
    vi.stubEnv('CLERK_WEBHOOK_SIGNING_SECRET', undefined)
    const handler = createWebhook()
    const request = new Request('http://app.test/webhook', { method: 'POST', body: '{}' })
    expect(env).toBeDefined()
    expect((await handler(webView(request), contextOf({ isAuthenticated: false }))).status).toBe(500)
    expect(logged()).toMatch(/Set CLERK_WEBHOOK_SIGNING_SECRET to .* or pass signingSecret\./)
    vi.unstubAllEnvs()
  })

  test('is the one that the adapter knows, unless an option sets it', async () => {
    const withSecret = { ...contextOf({ isAuthenticated: false }), webhookSigningSecret: signingSecret }
    const request = new Request('http://app.test/webhook', { method: 'POST', body: '{}' })
    expect((await createWebhook()(webView(request), withSecret)).status).toBe(400)
  })

  test.each([
    ['an unknown option', { onUserDelete: () => {} }, /Known options: .*onUserDeleted/],
    ['a secret that is none', { signingSecret: 'sk_test_x' }, /whsec_/],
    ['a handler that is no function', { onUserDeleted: true }, /must be a function/],
    ['a type with an option of its own', { on: { 'user.deleted': () => {} } }, /onUserDeleted/],
  ])('%s throws at start', (_, options, message) => {
    expect(() => createWebhook(options as object)).toThrow(message)
  })
})
