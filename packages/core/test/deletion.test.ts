import { describe, expect, test, vi } from 'vitest'
import { createSweep } from '../src/adapter.ts'
import {
  type AccountDeletion,
  type AccountRoutesOptions,
  createRoute,
  createRoutes,
  type DeletionAnswer,
  deleteSelf,
  getSelfDeletion,
} from '../src/index.ts'
import {
  clientWith,
  contextOf,
  deletionRecord,
  otherUserId,
  planWith,
  send,
  signedIn,
  tokenOf,
  userId,
} from './support.ts'

const account = { id: userId, banned: false, locked: false, deleteSelfEnabled: true }
const client = clientWith({ getUser: async () => account })
const headers = { authorization: `Bearer ${tokenOf(userId)}` }
const post = (body: object = {}): RequestInit => ({
  method: 'POST',
  headers: { ...headers, 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

const ask = (
  plan: Partial<AccountDeletion>,
  path: string,
  init: RequestInit = {},
  options: AccountRoutesOptions = {},
) =>
  send(
    createRoutes({ deletion: planWith(plan), authorize: () => true, ...options }),
    contextOf(signedIn, client),
    path,
    { headers, ...init },
  )

const remove = (answer: DeletionAnswer) => ask({ request: async () => answer }, '/me', { method: 'DELETE' })

describe('deleting the own account by a plan', () => {
  const { id } = deletionRecord

  test.each([
    ['finished', 200, { success: true }],
    ['cleanup', 200, { success: true, cleanup: 'pending', deletion: { id, state: 'running' } }],
    ['running', 202, { success: true, deletion: { id, state: 'running' } }],
    ['scheduled', 202, { success: true, deletion: { id, state: 'scheduled', dueAt: 2 } }],
  ] as const)('%s answers %d', async (outcome, status, body) => {
    const state = outcome === 'scheduled' ? 'scheduled' : 'running'
    const response = await remove({ outcome, deletion: { ...deletionRecord, state } })
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual(body)
  })

  test('signs the caller out, even if steps are left', async () => {
    const handler = createRoutes({ deletion: planWith() })
    const cookie = `__session=${tokenOf(userId)}`
    const sent = { cookie, 'sec-fetch-site': 'same-origin' }
    const response = await send(handler, contextOf(signedIn, client), '/me', { method: 'DELETE', headers: sent })
    expect(response.status).toBe(202)
    expect(response.headers.getSetCookie().join()).toContain('__session=;')
  })

  test('names all reasons against it', async () => {
    const blockers = [{ code: 'unpaid', message: 'Pay.' }]
    const response = await remove({ outcome: 'blocked', blockers })
    expect(response.status).toBe(409)
    expect(await response.json()).toMatchObject({ code: 'blocked', blockers })
    expect(response.headers.getSetCookie()).toEqual([])
  })

  test.each([
    ['unavailable', 503, 'busy'],
    ['unknown', 504, 'clerk_timeout'],
    ['misconfigured', 500, 'misconfigured'],
  ] as const)('is refused where the outcome is %s', async (outcome, status, code) => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const response = await remove({ outcome })
    expect([response.status, await response.json()]).toMatchObject([status, { code }])
  })

  test('tells the plan who asks, and of which instance', async () => {
    const request = vi.fn(planWith().request)
    await ask({ request }, '/me', { method: 'DELETE' })
    await ask({ request }, `/users/${otherUserId}`, { method: 'DELETE' })
    const body = { override: ['unpaid'], reason: 'Ticket 12', grace: true }
    await ask({ request }, `/users/${otherUserId}/deletion`, post(body))
    expect(request.mock.calls).toEqual([
      [{ userId, instance: 'ins_test', requestedBy: 'self' }],
      [{ userId: otherUserId, instance: 'ins_test', requestedBy: userId }],
      [{ userId: otherUserId, instance: 'ins_test', requestedBy: userId, override: ['unpaid'], grace: true }],
    ])
  })

  test('is refused without a session token, which alone names the instance', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const response = await ask({}, '/me', { method: 'DELETE', headers: {} })
    expect(await response.json()).toMatchObject({ code: 'misconfigured' })
  })

  test('keeps to Clerk’s own switch, and asks the plan for a user whom Clerk has forgotten', async () => {
    const request = vi.fn(planWith().request)
    const off = clientWith({ getUser: async () => ({ ...account, deleteSelfEnabled: false }) })
    const gone = clientWith({
      getUser: async () => {
        throw Object.assign(new Error(), { status: 404, errors: [{ code: 'resource_not_found' }] })
      },
    })
    const handler = createRoutes({ deletion: planWith({ request }) })
    const refused = await send(handler, contextOf(signedIn, off), '/me', { method: 'DELETE', headers })
    expect([refused.status, request.mock.calls.length]).toEqual([403, 0])
    expect((await send(handler, contextOf(signedIn, gone), '/me', { method: 'DELETE', headers })).status).toBe(202)
  })

  test('refuses to override what the plan does not know', async () => {
    const response = await ask({}, `/users/${otherUserId}/deletion`, post({ override: ['other'] }))
    expect([response.status, await response.json()]).toMatchObject([422, { code: 'invalid_input' }])
  })

  test('mounts no operation on deletions without a plan, neither in the table nor alone', async () => {
    const handler = createRoutes({ authorize: () => true })
    for (const path of ['/me/deletion', '/deletions', `/deletion-status/${id}`])
      expect((await send(handler, contextOf(signedIn, client), path)).status, path).toBe(404)
    expect(() => createRoute(getSelfDeletion)).toThrow(/`deletion` is required/)
    expect(() => createRoute(deleteSelf, { deletion: {} as AccountDeletion })).toThrow(/defineDeletion/)
  })
})

describe('the own deletion', () => {
  const own = { ...deletionRecord, userId }

  test('is shown with the plan, and what blocks only where it is asked for and nothing is open', async () => {
    const blockersOf = vi.fn(async () => [{ code: 'unpaid', message: 'Pay.' }])
    const none = { ofUser: async () => undefined, blockersOf }
    expect(await (await ask(none, '/me/deletion')).json()).toEqual({
      id: null,
      state: null,
      dueAt: null,
      step: null,
      canCancel: false,
      gracePeriod: 1,
      steps: [{ name: 'files', title: 'Your files', done: false, retained: null }],
    })
    expect(await (await ask(none, '/me/deletion?blockers=true')).json()).toMatchObject({
      blockers: [{ code: 'unpaid' }],
    })
    const open = { ofUser: async () => own, blockersOf }
    const shown = await (await ask(open, '/me/deletion?blockers=true')).json()
    expect(shown).toMatchObject({ id: own.id, state: 'scheduled', dueAt: 2, canCancel: true })
    expect(blockersOf).toHaveBeenCalledTimes(1)
  })

  test.each([
    ['cancelled', 200, undefined],
    ['too_late', 409, 'deletion_in_progress'],
    ['not_found', 404, 'not_found'],
    ['not_yours', 403, 'forbidden'],
  ] as const)('undone: %s answers %d', async (outcome, status, code) => {
    const response = await ask({ cancelOwn: async () => outcome }, '/me/deletion/cancel', { method: 'POST' })
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject(code ? { code } : { success: true })
  })

  test('is not undone while impersonating, or by a stale session', async () => {
    const handler = createRoutes({ deletion: planWith() })
    for (const auth of [
      { ...signedIn, actor: { sub: otherUserId } },
      { ...signedIn, factorVerificationAge: [11, -1] },
    ] as const) {
      const response = await send(handler, contextOf(auth as never), '/me/deletion/cancel', { method: 'POST', headers })
      expect(response.status).toBe(403)
    }
  })
})

describe('deletions for administrators', () => {
  const { id } = deletionRecord
  const unknown = `del_${'1'.repeat(31)}`

  test('are listed and shown without the snapshot', async () => {
    const record = {
      ...deletionRecord,
      snapshot: 'secret',
      done: [{ step: 'files', retained: { ground: 'tax', until: 9 } }],
    }
    const plan = { list: async () => ({ data: [record], totalCount: 1 }), find: async () => record }
    const list = await ask(plan, '/deletions?state=scheduled')
    const one = await (await ask(plan, `/deletions/${id}`)).json()
    expect(await list.json()).toEqual({ data: [one], totalCount: 1 })
    expect(one).toMatchObject({ id, steps: [{ name: 'files', done: true, retained: { ground: 'tax', until: 9 } }] })
    expect(JSON.stringify(one)).not.toContain('secret')
  })

  test('unknown ones and those that authorize refuses are both not found', async () => {
    const authorize = ({ targetUserId }: { targetUserId: string | null }) => targetUserId === null
    for (const [path, init] of [
      [`/deletions/${id}`, {}],
      [`/deletions/${id}/retry`, { method: 'POST' }],
      [`/deletions/${id}/cancel`, { method: 'POST' }],
    ] as const) {
      const refused = await ask({}, path, init, { authorize })
      const missing = await ask({}, path.replace(id, unknown), init)
      expect([refused.status, missing.status], path).toEqual([404, 404])
      expect(await refused.json()).toEqual(await missing.json())
      expect((await ask({}, path, init, { authorize: () => false })).status, path).toBe(403)
    }
  })

  test('administrators cannot retry or undo their own deletion', async () => {
    const own = { find: async () => ({ ...deletionRecord, userId }) }
    for (const action of ['retry', 'cancel'])
      expect((await ask(own, `/deletions/${id}/${action}`, { method: 'POST' })).status).toBe(409)
    expect((await ask(own, `/deletions/${id}`)).status).toBe(200)
  })

  test('a ledger that is down is 503, and one that hangs as well', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const down = { list: () => Promise.reject(new Error('down')) }
    const hanging = { list: () => new Promise<never>(() => {}) }
    expect((await ask(down, '/deletions')).status).toBe(503)
    expect((await ask(hanging, '/deletions', {}, { timeoutMs: 20 })).status).toBe(503)
  })
})

describe('the state of a deletion, without a session', () => {
  const { id } = deletionRecord
  const signedOut = contextOf({ isAuthenticated: false })
  const statusOf = (record: object) =>
    send(
      createRoutes({ deletion: planWith({ find: async () => ({ ...deletionRecord, ...record }) }) }),
      signedOut,
      `/deletion-status/${id}`,
    )

  test('shows the state, the step and the due date, and nothing else', async () => {
    expect(await (await statusOf({})).json()).toEqual({ state: 'scheduled', dueAt: 2 })
    const running = { state: 'running', step: 'files', error: 'oops', attempts: 3 }
    expect(await (await statusOf(running)).json()).toEqual({ state: 'running', step: 'files' })
  })

  test('answers until a day after the end, and never for an intent', async () => {
    expect((await statusOf({ state: 'finished', finishedAt: Date.now() - 86_000_000 })).status).toBe(200)
    expect((await statusOf({ state: 'finished', finishedAt: Date.now() - 87_000_000 })).status).toBe(404)
    expect((await statusOf({ state: 'checking' })).status).toBe(404)
  })
})

describe('while an account is being deleted', () => {
  const leaving = { admitted: async (ids: readonly string[]) => ids }

  test('what the deletion removes anyway is refused, what protects the account is not', async () => {
    const patch = { ...post({ firstName: 'A' }), method: 'PATCH' }
    expect(await (await ask(leaving, '/me', patch)).json()).toMatchObject({ code: 'deletion_in_progress' })
    expect((await ask(leaving, `/users/${otherUserId}/unban`, post())).status).toBe(409)
    const ban = await send(
      createRoutes({ deletion: planWith(leaving), authorize: () => true }),
      contextOf(signedIn, clientWith({ banUser: async () => ({ id: otherUserId }) })),
      `/users/${otherUserId}/ban`,
      post(),
    )
    expect(ban.status).not.toBe(409)
  })

  test('a ledger that fails does not stop a change, and the log says so once', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const updateUser = vi.fn(async () => account)
    const admitted = () => Promise.reject(new Error('connection refused'))
    const handler = createRoutes({ deletion: planWith({ admitted }) })
    const patch = { ...post({ firstName: 'A' }), method: 'PATCH' }
    const context = contextOf(signedIn, clientWith({ updateUser }))
    for (let round = 0; round < 3; round++) await send(handler, context, '/me', patch)
    expect(updateUser).toHaveBeenCalledTimes(3)
    expect(log.mock.calls.filter(([line]) => String(line).includes('connection refused'))).toHaveLength(1)
  })
})

describe('the sweep for cron services', () => {
  const secret = 'a-secret-of-sixteen'
  const swept = vi.fn(async () => ({ ran: 2, left: true }))
  const sweep = (init: RequestInit, options: object = {}) =>
    send(
      createSweep({ deletion: planWith({ sweep: swept }), secret, ...options }),
      contextOf(() => {
        throw new Error('Nobody is signed in.')
      }),
      '/',
      init,
    )
  const authorization = `Bearer ${secret}`

  test.each(['GET', 'POST'])('%s runs what is due and says what is left', async (method) => {
    const response = await sweep({ method, headers: { authorization } }, { limit: 7, budgetMs: 1000 })
    expect([response.status, await response.json()]).toEqual([200, { ran: 2, left: true }])
    expect(swept).toHaveBeenLastCalledWith({ limit: 7, budgetMs: 1000 })
  })

  test('nothing runs for a wrong, missing or cookie-borne secret, or by another method', async () => {
    swept.mockClear()
    for (const headers of [
      {},
      { authorization: `Bearer ${secret}x` },
      { authorization: secret },
      { authorization: `Bearer ${secret.slice(0, -1)}` },
      { cookie: `authorization=${authorization}` },
    ] as const)
      expect((await sweep({ headers: headers as HeadersInit })).status).toBe(401)
    expect((await sweep({ method: 'DELETE', headers: { authorization } })).status).toBe(405)
    expect(swept).not.toHaveBeenCalled()
  })

  test.each([undefined, '', 'short'])('without a proper secret (%j) it refuses everything and says so', async (bad) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const response = await sweep({ headers: { authorization: `Bearer ${bad ?? ''}` } }, { secret: () => bad })
    expect(response.status).toBe(500)
    expect(log.mock.calls.flat().join()).toContain('CRON_SECRET')
  })

  test('an invalid option throws at the start', () => {
    expect(() => createSweep({} as never)).toThrow(/`deletion` is required/)
    expect(() => createSweep({ deletion: planWith(), limit: 0 })).toThrow(/`limit`/)
    expect(() => createSweep({ deletion: planWith(), nonsense: 1 } as never)).toThrow(/Known options/)
  })
})
