import { createClerkClient } from '@clerk/backend'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { blocker, clerkAccount, type DeletionOptions, retained, retryAfter, step } from '../src/index.ts'
import { memoryStore } from '../src/stores/memory.ts'
import { sqliteStore } from '../src/stores/sqlite.ts'
import type { Store } from '../src/stores/store.ts'
import { type Clerk, startClerk } from './support/app.ts'

let clerk: Clerk
beforeAll(async () => {
  clerk = await startClerk()
})
afterAll(() => clerk?.stop())

const error = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => error.mockClear())

describe.each([
  ['memory', () => memoryStore()],
  ['SQLite', () => sqliteStore(':memory:')],
] as const)('with the ledger in %s', (_, makeStore: () => Store) => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, -5, 1e300, 1e12])(
    'an error that asks for another try in %s seconds delays a deletion by 30 days at most',
    async (seconds) => {
      const store = makeStore()
      let tries = 0
      const fails = step('files', () => {
        if (tries++ === 0) throw Object.assign(new Error('429'), { retryAfter: seconds })
      })
      const userId = await clerk.createUser()
      await clerk.define({ store, steps: [fails, clerkAccount()] }).request(clerk.self(userId))
      const row = await store.ofUser(userId)
      expect(row).toMatchObject({ state: 'running', nextAt: expect.any(Number) })
      const waitMs = (row?.nextAt as number) - (row?.now as number)
      expect(waitMs).toBeGreaterThan(-1000)
      expect(waitMs).toBeLessThanOrEqual(30 * 86_400_000)
    },
  )
})

it('retryAfter() with an endless time delays a deletion by 30 days at most', async () => {
  const store = memoryStore()
  const userId = await clerk.createUser()
  const waits = step('files', () => {
    throw retryAfter(Number.POSITIVE_INFINITY)
  })
  await clerk.define({ store, steps: [waits, clerkAccount()] }).request(clerk.self(userId))
  const row = await store.ofUser(userId)
  expect((row?.nextAt as number) - (row?.now as number)).toBeLessThanOrEqual(30 * 86_400_000)
})

describe('the result of a step', () => {
  it.each([
    ['a field of that name', { retained: true }],
    ['free text as its ground', { retained: { ground: 'Kept for Ada Lovelace', until: 1 } }],
    ['no date', { retained: { ground: 'tax_law', until: 1e300 } }],
    ['a part of a millisecond', { retained: { ground: 'tax_law', until: 1.5 } }],
    ['nothing', null],
    ['a text', 'done'],
  ])('records nothing as retained that retained() did not make: %s', async (_, result) => {
    const userId = await clerk.createUser()
    const answers = step('invoices', () => result as never)
    const answer = await clerk.define({ steps: [clerkAccount(), answers] }).request(clerk.self(userId))
    expect(answer).toMatchObject({ outcome: 'finished' })
    expect('deletion' in answer && answer.deletion.done).toEqual([{ step: 'clerk' }, { step: 'invoices' }])
  })

  it('that throws when it is read is a failure of the step', async () => {
    const userId = await clerk.createUser()
    const broken = Object.defineProperty({}, 'retained', {
      get() {
        throw new Error('no')
      },
    })
    const answer = await clerk
      .define({ steps: [clerkAccount(), step('invoices', () => broken as never)] })
      .request(clerk.self(userId))
    expect(answer).toMatchObject({ outcome: 'cleanup', deletion: { error: 'error', step: 'invoices' } })
  })
})

it('retained() keeps whole milliseconds, as every database stores them', () => {
  expect(retained('tax_law', { until: 1.5 })).toEqual({ retained: { ground: 'tax_law', until: 2 } })
  expect(() => retained('tax_law', { until: 1e300 })).toThrow(TypeError)
})

it('a blocker of plain JavaScript that returns true has a text for the user', async () => {
  const owes = blocker('unpaid', () => true as never)
  const answer = await clerk.define({ blockers: [owes] }).request(clerk.self(await clerk.createUser()))
  expect(answer).toEqual({
    outcome: 'blocked',
    blockers: [{ code: 'unpaid', message: "This account can't be deleted yet." }],
  })
})

it('an onEvent that rejects is logged, and changes nothing', async () => {
  const rejected: unknown[] = []
  const note = (reason: unknown) => rejected.push(reason)
  process.on('unhandledRejection', note)
  try {
    const onEvent = async (): Promise<void> => {
      throw new Error('The audit log is down.')
    }
    const answer = await clerk.define({ onEvent }).request(clerk.self(await clerk.createUser()))
    expect(answer).toMatchObject({ outcome: 'finished' })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(rejected).toEqual([])
    expect(String(error.mock.calls[0])).toContain('onEvent failed')
  } finally {
    process.off('unhandledRejection', note)
  }
})

describe('[S34] [S50] the log', () => {
  const logged = (): string => error.mock.calls.flat().map(String).join('\n')

  it('never shows a secret key, even if it is not a valid header', async () => {
    const clerkClient = createClerkClient({ secretKey: 'sk_test_FIRST\nSECOND', apiUrl: 'http://127.0.0.1:9' })
    const answer = await clerk.define({ clerkClient }).request(clerk.self('user_1'))
    expect(answer).toEqual({ outcome: 'unavailable' })
    expect(logged()).toContain('Nothing was deleted')
    expect(logged()).not.toMatch(/FIRST|SECOND/)
  })

  it('never shows the password in the address of a ledger, and shows the cause', async () => {
    const store = sqliteStore(() => {
      const cause = new Error('password authentication failed')
      throw new Error('postgres://app:hunter2@db.example:5432/app does not answer', { cause })
    })
    await clerk.define({ store }).request(clerk.self('user_1'))
    expect(logged()).toContain('password authentication failed')
    expect(logged()).not.toContain('hunter2')
  })

  it('is written in linear time for any error', async () => {
    const store = sqliteStore(() => {
      throw new Error(`${'eyJ'.repeat(1300)} ${'eyJ'.repeat(1300)}`)
    })
    const deletion = clerk.define({ store })
    await deletion.request(clerk.self('user_1'))
    const before = process.cpuUsage()
    for (let round = 0; round < 20; round++) await deletion.request(clerk.self('user_1'))
    expect(process.cpuUsage(before).user / 20_000).toBeLessThan(5)
  })
})

describe('[S48] a Clerk that never answers', () => {
  const never = (): Promise<never> => new Promise(() => {})

  it.each([
    ['for its keys', { jwks: { getJwks: never } }],
    ['for the user', { users: { getUser: never } }],
  ])('%s: a request ends, and nothing is done', async (_, hanging) => {
    const store = memoryStore()
    const userId = await clerk.createUser()
    const clerkClient = { ...clerk.client, ...hanging } as unknown as DeletionOptions['clerkClient']
    const deletion = clerk.define({ store, clerkClient, timeoutMs: 100 })
    expect(await deletion.request(clerk.self(userId))).toEqual({ outcome: 'unavailable' })
    expect(await clerk.exists(userId)).toBe(true)
    expect(await store.ofUser(userId)).toBeUndefined()
  })

  it('does not hold up the sweep', async () => {
    const store = memoryStore()
    const ids = await Promise.all([clerk.createUser(), clerk.createUser()])
    const { instance } = clerk
    for (const userId of ids) await clerk.define({ store }).gone({ userId, externalId: null, instance })
    const clerkClient = { ...clerk.client, jwks: { getJwks: never } } as unknown as DeletionOptions['clerkClient']
    const deletion = clerk.define({ store, clerkClient, timeoutMs: 100 })
    expect(await deletion.sweep({ budgetMs: 1000 })).toMatchObject({ ran: 0 })
  })
})
