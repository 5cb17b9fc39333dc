import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type ClerkClient, clerkAccount, defineDeletion, reconcile, type Store, step } from '../src/index.ts'
import { memoryStore } from '../src/stores/memory.ts'
import { type Clerk, startClerk } from './support/app.ts'

const idsOf = (count: number): string[] => Array.from({ length: count }, (_, n) => `user_of_${count}_${n}`)

let clerk: Clerk
let other: Clerk
beforeAll(async () => {
  ;[clerk, other] = await Promise.all([startClerk([...idsOf(3), ...idsOf(3_000), 'user_owner']), startClerk()])
})
afterAll(() => Promise.all([clerk?.stop(), other?.stop()]))

/** A plan whose only effect is the list of the users whose data it erased. */
function define(store: Store = memoryStore(), clerkClient: ClerkClient = clerk.client) {
  const erased: string[] = []
  const requesters: string[] = []
  const files = step('files', ({ userId, requestedBy }) => {
    erased.push(userId)
    requesters.push(requestedBy)
  })
  return { store, erased, requesters, deletion: defineDeletion({ store, clerkClient, steps: [clerkAccount(), files] }) }
}

const live = { canary: 'user_owner', dryRun: false, requestsPerSecond: 10_000 } as const
const fast = { requestsPerSecond: 10_000 } as const
const gone = (count: number): string[] => Array.from({ length: count }, (_, n) => `user_gone_${n}`)
const all = async ({ list }: Store) => (await list({ limit: 1, offset: 0 })).totalCount

const fault = (body: object) =>
  fetch(`${clerk.url}/_emulator/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).then(({ status }) => expect(status).toBeLessThan(300))
const clearFaults = () => fetch(`${clerk.url}/_emulator/faults`, { method: 'DELETE' })

describe('reconcile', () => {
  it('reports missing users, and changes nothing in a dry run', async () => {
    const { store, deletion } = define()
    const userIds = [...idsOf(3), ...gone(2)]
    expect(await reconcile(deletion, { userIds, ...fast })).toEqual({
      asked: 5,
      missing: gone(2),
      opened: 0,
      stopped: null,
    })
    expect(await all(store)).toBe(0)
  })

  it('opens deletions that the sweep confirms and runs, once', async () => {
    const { erased, requesters, deletion } = define()
    const cursor = async function* () {
      yield* [...idsOf(3_000), ...gone(7), ...gone(7)]
    }
    expect(await reconcile(deletion, { userIds: cursor(), ...live })).toMatchObject({ asked: 3_007, opened: 7 })
    await deletion.sweep()
    expect(erased.toSorted()).toEqual(gone(7))
    expect(new Set(requesters)).toEqual(new Set(['reconcile']))
    expect(await reconcile(deletion, { userIds: cursor(), ...live })).toMatchObject({ asked: 3_000, opened: 0 })
    await deletion.sweep()
    expect(erased.length).toBe(7)
  })

  it('needs a canary, and ids that are no filters', async () => {
    const { deletion } = define()
    await expect(reconcile(deletion, { userIds: [], dryRun: false })).rejects.toThrow('`canary`')
    for (const id of ['-user_1', '', 7, 'user_1/x'] as string[])
      await expect(reconcile(deletion, { userIds: [id] })).rejects.toThrow('not a Clerk user id')
  })

  it('goes on after a rate limit, and ends with any other failure', async () => {
    const { store, deletion } = define()
    const body = { errors: [{ code: 'too_many_requests', message: 'Too many requests' }] }
    await fault({ method: 'GET', path: '/v1/users', status: 429, retryAfter: 0, body, times: 2 })
    const userIds = [...idsOf(3), ...gone(1)]
    expect(await reconcile(deletion, { userIds, ...live })).toMatchObject({ opened: 1 })
    await fault({ method: 'GET', path: '/v1/users', status: 503, body })
    await expect(reconcile(deletion, { userIds: idsOf(3), ...live })).rejects.toThrow()
    await clearFaults()
    expect(await all(store)).toBe(1)
  })
})

describe.each([3, 3_000])('with %i users, reconcile erases nobody', (count) => {
  const userIds = idsOf(count)

  it.each(['empty', 'used'])('with the key of another instance and a ledger that is %s', async (ledger) => {
    const log = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const store = memoryStore()
    if (ledger === 'used') {
      const userId = await clerk.createUser()
      await define(store).deletion.request({ userId, instance: clerk.instance, requestedBy: 'self' })
    }
    const before = await all(store)
    const { deletion, erased } = define(store, other.client)
    const { stopped, opened } = await reconcile(deletion, { userIds, ...live })
    expect([stopped, opened]).toEqual([ledger === 'used' ? 'other_instance' : 'canary_missing', 0])
    await deletion.sweep()
    expect([erased, await all(store)]).toEqual([[], before])
    log.mockRestore()
  })

  it.each([
    ['an empty answer', []],
    ['a short page', [{ object: 'user', id: idsOf(count)[0] }]],
  ])('where a list is %s', async (_, body) => {
    const { deletion, erased, store } = define()
    await fault({ method: 'GET', path: '/v1/users', status: 200, body, times: 2 })
    expect(await reconcile(deletion, { userIds, ...live })).toMatchObject({ missing: [], opened: 0, stopped: null })
    await clearFaults()
    await deletion.sweep()
    expect([erased, await all(store)]).toEqual([[], 0])
  })

  it('where a proxy answers 404', async () => {
    const { deletion, store } = define()
    await fault({ method: 'GET', path: '/v1/users', status: 200, body: [], times: 1 })
    await fault({ method: 'GET', path: '/v1/users/user_of*', status: 404, body: { error: 'not found' } })
    await expect(reconcile(deletion, { userIds, ...live })).rejects.toThrow()
    await clearFaults()
    expect(await all(store)).toBe(0)
  })

  it('where too many are missing, or the canary vanishes meanwhile', async () => {
    const { deletion, store } = define()
    const many = [...userIds, ...gone(count === 3 ? 4 : 31)]
    expect((await reconcile(deletion, { userIds: many, ...live })).stopped).toBe('too_many_missing')
    const vanishing = async function* () {
      yield* [...userIds, ...gone(1)]
      const body = { errors: [{ code: 'resource_not_found', message: 'not found' }] }
      await fault({ method: 'GET', path: '/v1/users/user_owner', status: 404, body })
    }
    expect((await reconcile(deletion, { userIds: vanishing(), ...live })).stopped).toBe('canary_missing')
    await clearFaults()
    expect(await all(store)).toBe(0)
  })
})
