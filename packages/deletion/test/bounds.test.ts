import { createClerkClient } from '@clerk/backend'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  type ClerkClient,
  clerkAccount,
  deleteEmptyOrganizations,
  reconcile,
  retryAfter,
  revokeSessions,
  soleOrganizationAdmin,
  step,
} from '../src/index.ts'
import { memoryStore } from '../src/stores/memory.ts'
import { type Clerk, nap, startClerk } from './support/app.ts'

let clerk: Clerk
beforeAll(async () => {
  clerk = await startClerk()
})
afterAll(() => clerk?.stop())
const log = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')].map((spy) => spy.mockImplementation(() => {}))
afterEach(() => {
  for (const spy of log) spy.mockClear()
})
const logged = (): string => log.flatMap(({ mock }) => mock.calls.flat().map(String)).join('\n')

const never = (): Promise<never> => new Promise(() => {})

/** The client of a Clerk that answers some calls in its own way. */
function client(odd: {
  readonly jwks?: object
  readonly users?: object
  readonly sessions?: object
  readonly organizations?: object
}): ClerkClient {
  const over = <T extends object>(resource: T, calls: object = {}): T =>
    new Proxy(resource, {
      get(_, name) {
        const own: unknown = Reflect.get(calls, name) ?? Reflect.get(resource, name)
        return typeof own === 'function' ? own.bind(resource) : own
      },
    })
  const { jwks, users, sessions, organizations } = clerk.client
  return {
    jwks: over(jwks, odd.jwks),
    users: over(users, odd.users),
    sessions: over(sessions, odd.sessions),
    organizations: over(organizations, odd.organizations),
  }
}

describe('a plan without a usable secret key', () => {
  it.each([
    ['has none', ''],
    ['has one that Clerk does not know', 'sk_live_0123456789abcdefghij'],
  ])('refuses as misconfigured where the client %s, and does nothing', async (_, secretKey) => {
    const store = memoryStore()
    const userId = await clerk.createUser()
    const clerkClient = createClerkClient({ secretKey, apiUrl: clerk.url })
    expect(await clerk.define({ store, clerkClient }).request(clerk.self(userId))).toEqual({ outcome: 'misconfigured' })
    expect(await store.ofUser(userId)).toBeUndefined()
    expect(logged()).toContain('CLERK_SECRET_KEY')
  })

  it('refuses as misconfigured if the key has been revoked', async () => {
    const revoked = Object.assign(new Error('Unauthorized'), { clerkError: true, status: 401, errors: [] })
    const clerkClient = client({ users: { getUser: () => Promise.reject(revoked) } })
    const answer = await clerk.define({ clerkClient }).request(clerk.self(await clerk.createUser()))
    expect(answer).toEqual({ outcome: 'misconfigured' })
  })
})

describe('[S48] a step of Clerk’s that gets no answer', () => {
  it.each([
    ['the account', clerkAccount(), { users: { deleteUser: never } }],
    ['sessions', revokeSessions(), { sessions: { getSessionList: never } }],
    ['organizations', deleteEmptyOrganizations(), { users: { getOrganizationMembershipList: never } }],
  ])('is tried again by itself, and counts no failure: %s', async (_, first, odd) => {
    const userId = await clerk.createUser()
    const store = memoryStore()
    const steps = first.account ? [first] : [first, clerkAccount()]
    const answer = await clerk
      .define({ store, steps, clerkClient: client(odd), timeoutMs: 50 })
      .request(clerk.self(userId))
    expect(answer).toMatchObject({ deletion: { state: 'running', error: 'timeout', attempts: 0 } })
    expect((await store.ofUser(userId))?.nextAt).toEqual(expect.any(Number))
    await nap(1_100)
    await clerk.define({ store, steps }).sweep()
    expect(await clerk.exists(userId)).toBe(false)
  })
})

describe('lists that never end', () => {
  const member = (n: number) => ({
    role: 'org:admin',
    organization: { id: `org_${n}`, name: 'Endless' },
    publicUserData: { userId: `user_other_${n}` },
  })

  it('are left by a blocker, and nothing goes on asking', async () => {
    let asked = 0
    const getOrganizationMembershipList = async () => {
      await nap(1)
      return { data: [member(++asked)], totalCount: Number.MAX_SAFE_INTEGER }
    }
    const clerkClient = client({ users: { getOrganizationMembershipList } })
    const deletion = clerk.define({
      clerkClient,
      blockers: [soleOrganizationAdmin({ timeoutMs: 200 })],
      timeoutMs: 200,
    })
    expect(await deletion.request(clerk.self(await clerk.createUser()))).toEqual({ outcome: 'unavailable' })
    await nap(50)
    const before = asked
    await nap(100)
    expect(asked).toBe(before)
  })

  it('of sessions end where each of them is revoked', async () => {
    let asked = 0
    const getSessionList = async () => {
      asked++
      return { data: [{ id: 'sess_1' }, { id: 'sess_2' }] }
    }
    let revoked = 0
    const revokeSession = async () => void revoked++
    const clerkClient = client({ sessions: { getSessionList, revokeSession } })
    const answer = await clerk
      .define({ clerkClient, steps: [revokeSessions(), clerkAccount()], timeoutMs: 500 })
      .request(clerk.self(await clerk.createUser()))
    expect(answer).toMatchObject({ outcome: 'finished' })
    expect([asked, revoked]).toEqual([2, 2])
  })
})

describe('reconcile', () => {
  const userIds = ['user_1', 'user_2']

  it.each([
    ['the keys', { jwks: { getJwks: never } }],
    ['a list of users', { users: { getUserList: never } }],
    ['a single user', { users: { getUser: never, getUserList: async () => ({ data: [] }) } }],
  ])('ends with an error where Clerk never answers for %s', async (_, odd) => {
    const deletion = clerk.define({ clerkClient: client(odd), timeoutMs: 100 })
    await expect(reconcile(deletion, { userIds, requestsPerSecond: 10_000 })).rejects.toThrow('within 100 ms')
  })

  it.each([
    ['a call', { jwks: { getJwks: never } }],
    [
      'a rate limit',
      { jwks: { getJwks: () => Promise.reject(Object.assign(new Error('429'), { status: 429, retryAfter: 3_600 })) } },
    ],
  ])('ends with its signal within %s', async (_, odd) => {
    const deletion = clerk.define({ clerkClient: client(odd) })
    const signal = AbortSignal.timeout(100)
    await expect(reconcile(deletion, { userIds, signal })).rejects.toMatchObject({ name: 'TimeoutError' })
  })

  it('refuses a list of users of another form', async () => {
    const deletion = clerk.define({ clerkClient: client({ users: { getUserList: async () => ({}) } }) })
    await expect(reconcile(deletion, { userIds, requestsPerSecond: 10_000 })).rejects.toThrow()
  })

  it('waits at most an hour if Clerk asks for more than a timer can hold', async () => {
    let asked = 0
    const getJwks = () => {
      asked++
      return Promise.reject(Object.assign(new Error('429'), { status: 429, retryAfter: 1e9 }))
    }
    const deletion = clerk.define({ clerkClient: client({ jwks: { getJwks } }) })
    await expect(reconcile(deletion, { userIds, signal: AbortSignal.timeout(200) })).rejects.toThrow()
    expect(asked).toBe(1)
  })
})

describe('the sweep of a process', () => {
  it('does not spin if a step asks to be retried at once', async () => {
    let tries = 0
    const eager = step('eager', () => {
      tries++
      throw retryAfter(0)
    })
    const deletion = clerk.define({ steps: [eager, clerkAccount()], sweepEveryMs: 200 })
    await deletion.request(clerk.self(await clerk.createUser()))
    await deletion.start()
    await nap(500)
    await deletion.stop()
    expect(tries).toBeGreaterThan(1)
    expect(tries).toBeLessThan(6)
  })

  it('goes on at once while deletions move', async () => {
    const store = memoryStore()
    const deletion = clerk.define({ store, gracePeriod: 1, sweepEveryMs: 60_000 })
    const ids = await Promise.all(Array.from({ length: 120 }, () => clerk.createUser()))
    for (const userId of ids) await deletion.request(clerk.self(userId))
    await deletion.start()
    await vi.waitFor(
      async () => expect((await store.list({ limit: 1, offset: 0, state: 'scheduled' })).totalCount).toBe(0),
      10_000,
    )
    await deletion.stop()
  })

  it('does not spin with the longest time that the option takes', async () => {
    const store = memoryStore()
    const due = vi.spyOn(store, 'due')
    vi.spyOn(Math, 'random').mockReturnValue(0.99)
    const deletion = clerk.define({ store, sweepEveryMs: 2_147_483_647 })
    await deletion.start()
    await nap(100)
    await deletion.stop()
    vi.mocked(Math.random).mockRestore()
    expect(due.mock.calls.length).toBeLessThan(4)
  })

  it('says in production that a second plan on one ledger ends the sweep of the first', async () => {
    const before = process.env.NODE_ENV
    const store = { ...memoryStore(), ready: async () => {} }
    const [first, second] = [clerk.define({ store }), clerk.define({ store, gracePeriod: 5 })]
    process.env.NODE_ENV = 'production'
    try {
      await first.start()
      await first.start()
      expect(logged()).toBe('')
      await second.start()
      expect(logged()).toContain('Two plans')
    } finally {
      process.env.NODE_ENV = before
      await second.stop()
    }
  })
})

it('the longest time-out is a long one', async () => {
  const check = soleOrganizationAdmin()
  const answer = await clerk
    .define({ blockers: [check], timeoutMs: 2_147_483_647 })
    .request(clerk.self(await clerk.createUser()))
  expect(answer).toMatchObject({ outcome: 'finished' })
})
