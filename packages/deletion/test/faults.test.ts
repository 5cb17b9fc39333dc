import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { clerkAccount, reconcile, retained, retryAfter, step } from '../src/index.ts'
import { memoryStore } from '../src/stores/memory.ts'
import { type Clerk, nap, recorder, startClerk, until } from './support/app.ts'

let clerk: Clerk
beforeAll(async () => {
  clerk = await startClerk()
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterAll(async () => {
  vi.restoreAllMocks()
  await clerk?.stop()
})

describe('start and stop', () => {
  it('started twice at once sweep once, and stop all of it', async () => {
    const store = memoryStore()
    const due = vi.spyOn(store, 'due')
    const deletion = clerk.define({ store, sweepEveryMs: 10 })
    await Promise.all([deletion.start(), deletion.start()])
    await until(() => due.mock.calls.length > 2)
    await deletion.stop()
    const before = due.mock.calls.length
    await nap(60)
    expect(due.mock.calls.length).toBe(before)
  })

  it('may be called with each request: the same plan goes on sweeping as before', async () => {
    const info = vi.spyOn(console, 'info').mockImplementation(() => {})
    vi.stubEnv('NODE_ENV', 'production')
    const store = { ...memoryStore(), note: 'A note.', ready: async () => {} }
    const due = vi.spyOn(store, 'due')
    const deletion = clerk.define({ store, sweepEveryMs: 60_000 })
    for (let i = 0; i < 20; i++) await deletion.start()
    await nap(50)
    expect(due).toHaveBeenCalledTimes(1)
    expect(info).toHaveBeenCalledTimes(1)
    await deletion.stop()
    await deletion.start()
    await until(() => due.mock.calls.length > 1)
    await deletion.stop()
    vi.unstubAllEnvs()
    info.mockRestore()
  })

  it('waits for the running step and starts no other', async () => {
    const ran: string[] = []
    const slow = step('slow', async () => {
      ran.push('slow')
      await nap(30)
    })
    const store = memoryStore()
    const plan = { store, gracePeriod: 20, sweepEveryMs: 5, timeoutMs: 1_000, leaseMs: 5_000 }
    const deletion = clerk.define({ ...plan, steps: [slow, step('next', () => void ran.push('next')), clerkAccount()] })
    const users = await Promise.all(Array.from({ length: 8 }, () => clerk.createUser()))
    for (const userId of users) await deletion.request(clerk.self(userId))
    await deletion.start()
    await until(() => ran.length > 0)
    await deletion.stop()
    expect(ran).not.toContain('next')
    expect(ran.length).toBeLessThanOrEqual(5)
  })

  it('says in production that two ledgers share a name', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    vi.stubEnv('NODE_ENV', 'production')
    const stores = [memoryStore(), memoryStore()].map((store) => ({
      ...store,
      name: 'postgres',
      ready: async () => {},
    }))
    const [first, second] = stores.map((store) => clerk.define({ store }))
    await first?.start()
    await first?.start()
    expect(warn.mock.calls).toEqual([])
    await second?.start()
    expect(warn.mock.calls.flat()).toEqual([expect.stringContaining('Two ledgers are named "postgres"')])
    await second?.stop()
    vi.unstubAllEnvs()
    warn.mockRestore()
  })
})

describe('an app’s own fault', () => {
  it('in an asynchronous onEvent ends neither the deletion nor the process', async () => {
    const unhandled = vi.fn()
    process.on('unhandledRejection', unhandled)
    const onEvent = async (): Promise<void> => {
      throw new Error('The metrics are down.')
    }
    const userId = await clerk.createUser()
    expect((await clerk.define({ onEvent }).request(clerk.self(userId))).outcome).toBe('finished')
    await nap(10)
    process.off('unhandledRejection', unhandled)
    expect(unhandled.mock.calls).toEqual([])
  })

  it.each(['accepted', 'cancelled'] as const)(
    'in an %s step that ends the process does so three times at most',
    async (phase) => {
      const store = memoryStore()
      const { onEvent, events } = recorder()
      let tries = 0
      const poison = step('poison', () => {
        if (++tries > 3) return
        throw new Error('unreachable')
      })
      const ran: string[] = []
      const next = step('next', () => void ran.push('next'))
      const plan = { store, gracePeriod: 60_000, [phase]: [poison, next], onEvent }
      const userId = await clerk.createUser()
      const answer = await clerk.define(plan).request(clerk.self(userId))
      const id = 'deletion' in answer ? answer.deletion.id : ''
      if (phase === 'cancelled') await clerk.define(plan).cancel(id)
      ran.length = 0
      // Stands for processes that took the row, started the step and died.
      for (let n = 0; n < 4; n++) {
        const { nextAt, now } = (await store.find(id)) ?? { nextAt: 0, now: 0 }
        if ((nextAt ?? 0) > now) await until(async () => ((await store.find(id))?.nextAt ?? 0) <= Date.now(), 5_000)
        await store.claim(id, `dead ${n}`, -1)
      }
      await clerk.define(plan).run(id)
      expect(tries).toBe(1)
      expect(ran).toEqual(['next'])
      expect((await store.find(id))?.done).toEqual([
        { step: `${phase}:poison`, crashed: true },
        { step: `${phase}:next` },
      ])
      expect(events.filter(({ error }) => error === 'crashed')).toMatchObject([{ type: 'failed' }])
    },
  )
})

describe('an invalid number', () => {
  it('is refused when the plan is defined', () => {
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, -1, 3e9])
      for (const name of ['timeoutMs', 'waitMs', 'maxAttempts', 'leaseMs', 'sweepEveryMs'])
        expect(() => clerk.define({ [name]: wrong }), `${name} ${wrong}`).toThrow(`\`${name}\``)
    expect(() => clerk.define({ gracePeriod: Number.POSITIVE_INFINITY })).toThrow('not a duration')
    const steps = [step('slow', () => {}, { timeoutMs: 3e9 }), clerkAccount()]
    expect(() => clerk.define({ steps })).toThrow('Step "slow"')
    expect(() => retryAfter(Number.POSITIVE_INFINITY)).toThrow('seconds')
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -5, 1e300])(
    'as retryAfter %s of a service is bounded',
    async (wrong) => {
      const store = memoryStore()
      const userId = await clerk.createUser()
      const busy = step('busy', () => {
        throw Object.assign(new Error('busy'), { retryAfter: wrong })
      })
      await clerk.define({ store, steps: [busy, clerkAccount()] }).request(clerk.self(userId))
      const { nextAt, now } = (await store.ofUser(userId)) ?? { nextAt: null, now: 0 }
      // A busy machine may read the row when it is due already.
      expect((nextAt ?? Number.NaN) - now).toBeGreaterThan(-60_000)
      expect((nextAt ?? Number.NaN) - now).toBeLessThanOrEqual(30 * 86_400_000)
    },
  )

  it('as maxMissing of reconcile() stops it', async () => {
    const userIds = ['user_a', 'user_b', 'user_c', await clerk.createUser()]
    const rest = { canary: await clerk.createUser(), dryRun: false, requestsPerSecond: 1_000 }
    const { stopped, opened } = await reconcile(clerk.define({}), { userIds, ...rest, maxMissing: Number.NaN })
    expect([stopped, opened]).toEqual(['too_many_missing', 0])
  })
})

describe('a deploy', () => {
  it('that renames a step shows it under its present name', async () => {
    const store = memoryStore()
    const userId = await clerk.createUser()
    const kept = () => retained('tax_law', { until: 9e12 })
    await clerk.define({ store, steps: [clerkAccount(), step('bills', kept)] }).request(clerk.self(userId))
    const renamed = clerk.define({ store, steps: [clerkAccount(), step('invoices', kept, { formerly: ['bills'] })] })
    const outcome = { step: 'invoices', retained: { ground: 'tax_law', until: 9e12 } }
    expect((await renamed.ofUser(userId))?.done).toEqual([{ step: 'clerk' }, outcome])
  })

  it('that removes the accepted and cancelled steps holds up no deletion that is past them', async () => {
    const store = memoryStore()
    const userId = await clerk.createUser()
    const mail = step('mail', () => {})
    await clerk.define({ store, gracePeriod: 20, accepted: [mail], cancelled: [mail] }).request(clerk.self(userId))
    await nap(30)
    await clerk.define({ store }).sweep()
    expect(await clerk.exists(userId)).toBe(false)
  })

  it('that removes the cancelled steps leaves them to a process that knows them', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const store = memoryStore()
    const userId = await clerk.createUser()
    let sent = 0
    const before = clerk.define({ store, gracePeriod: 60_000, cancelled: [step('mail', () => void sent++)] })
    await before.request(clerk.self(userId))
    expect(await clerk.define({ store, gracePeriod: 60_000 }).cancelOwn(userId)).toBe('cancelled')
    expect(sent).toBe(0)
    await before.sweep()
    expect(sent).toBe(1)
    warn.mockRestore()
  })
})
