import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { blocker, type ClerkClient, type Deletion, type DeletionOptions, type Store, step } from '../src/index.ts'
import { memoryStore } from '../src/stores/memory.ts'
import { type Clerk, startClerk, until } from './support/app.ts'

let clerk: Clerk
beforeAll(async () => {
  clerk = await startClerk()
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterAll(async () => {
  vi.restoreAllMocks()
  await clerk?.stop()
})

let ahead = 0
/** Ledgers whose leases and grace periods end when a test says so. */
const makeLedger = (): Store => memoryStore({ now: () => Date.now() + ahead })
const passLeases = (): void => {
  ahead += 600_000
}
const define = (options: Partial<DeletionOptions>): Deletion => clerk.define({ store: makeLedger(), ...options })

interface Outage {
  /** The calls that fail, counted from 1. */
  readonly from: number
  readonly to: number
  /** True where the ledger has recorded the statement, and only its answer is lost. */
  readonly recorded: boolean
}

/** A ledger that goes away. */
function failing(store: Store, { from, to, recorded }: Outage): { store: Store; calls(): number } {
  let calls = 0
  const proxy = new Proxy(store, {
    get(_, name) {
      const value: unknown = Reflect.get(store, name)
      if (typeof value !== 'function' || name === 'ready' || name === 'expire') return value
      return async (...parameters: unknown[]) => {
        const fails = ++calls >= from && calls <= to
        if (!fails) return value.apply(store, parameters)
        if (recorded) await value.apply(store, parameters)
        throw new Error('The ledger went away.')
      }
    },
  })
  return { store: proxy, calls: () => calls }
}

describe('a ledger that goes away at each statement of a request', () => {
  const flows = {
    'without a grace period': {},
    'with blockers': { blockers: [blocker('none', () => null)] },
    'with a grace period': { gracePeriod: 60, accepted: [step('mail', () => {})] },
    'with a grace period and no accepted step': { gracePeriod: 60 },
    'that an administrator takes over': { gracePeriod: '30d' },
  }
  describe.each(Object.keys(flows) as (keyof typeof flows)[])('%s', (flow) => {
    it.each([
      ['for one statement, before it is recorded', false, 0],
      ['for one statement, after it is recorded', true, 0],
      ['for good, before the first is recorded', false, 1_000],
      ['for good, after the first is recorded', true, 1_000],
    ])('%s: tells the truth, and loses nothing', async (_, recorded, more) => {
      const counted = failing(makeLedger(), { from: 0, to: 0, recorded })
      const takesOver = flow === 'that an administrator takes over'
      const asked = (userId: string) => ({ ...clerk.self(userId), ...(takesOver && { requestedBy: 'user_admin' }) })
      const first = await clerk.createUser()
      if (takesOver) await define({ ...flows[flow], store: counted.store }).request(clerk.self(first))
      const before = counted.calls()
      await define({ ...flows[flow], store: counted.store }).request(asked(first))
      const statements = counted.calls() - before
      expect(statements).toBeGreaterThan(1)

      for (let from = 1; from <= statements; from++) {
        const userId = await clerk.createUser()
        const ledger = makeLedger()
        if (takesOver) await define({ ...flows[flow], store: ledger }).request(clerk.self(userId))
        const { store } = failing(ledger, { from, to: from + more, recorded })
        const { outcome } = await define({ ...flows[flow], store }).request(asked(userId))
        const later = define({ ...flows[flow], store: ledger })
        if (outcome === 'unavailable') {
          passLeases()
          await later.sweep()
          expect(await clerk.exists(userId), `statement ${from}`).toBe(true)
        } else if (outcome !== 'unknown') {
          await until(async () => {
            passLeases()
            await later.sweep()
            return (await later.ofUser(userId))?.state === 'finished'
          })
        }
        // Safe to repeat, whatever the answer was.
        expect(['unavailable', 'unknown', 'scheduled', 'running', 'cleanup', 'finished']).toContain(outcome)
        passLeases()
        await later.request(asked(userId))
        await until(async () => {
          passLeases()
          await later.sweep()
          return (await later.ofUser(userId))?.state === 'finished'
        })
        expect(await clerk.exists(userId), `statement ${from}`).toBe(false)
      }
    })
  })
})

describe('an acceptance whose answer is lost', () => {
  /** A ledger that records an acceptance and then loses the connection. */
  const losing = (store: Store, rest: Partial<Store> = {}): Store => {
    let lost = false
    const save: Store['save'] = async (...parameters) => {
      const row = await store.save(...parameters)
      if (lost) return row
      lost = true
      throw new Error('The connection was reset.')
    }
    return { ...store, ...rest, save }
  }
  const down = async (): Promise<never> => {
    throw new Error('The ledger is down.')
  }

  it('is read again, and the deletion goes on', async () => {
    const userId = await clerk.createUser()
    const answer = await define({ store: losing(makeLedger()) }).request(clerk.self(userId))
    expect(answer).toMatchObject({ outcome: 'finished' })
    expect(await clerk.exists(userId)).toBe(false)
  })

  it('never claims that nothing was deleted if the ledger can’t be read', async () => {
    const userId = await clerk.createUser()
    const ledger = makeLedger()
    const deletion = define({ store: losing(ledger, { withdraw: down, find: down }) })
    expect(await deletion.request(clerk.self(userId))).toEqual({ outcome: 'unknown' })
    passLeases()
    await define({ store: ledger }).sweep()
    expect(await clerk.exists(userId)).toBe(false)
  })

  it('withdraws the intent if nothing was recorded, so that the next request need not wait', async () => {
    const userId = await clerk.createUser()
    const ledger = makeLedger()
    let broken = true
    const save: Store['save'] = (...parameters) => (broken ? down() : ledger.save(...parameters))
    const deletion = define({ store: { ...ledger, save } })
    expect(await deletion.request(clerk.self(userId))).toEqual({ outcome: 'unavailable' })
    expect(await ledger.ofUser(userId)).toBe(undefined)
    broken = false
    expect(await deletion.request(clerk.self(userId))).toMatchObject({ outcome: 'finished' })
  })

  it('withdraws the intent if the snapshot throws', async () => {
    const userId = await clerk.createUser()
    const ledger = makeLedger()
    const snapshot = () => {
      throw new TypeError('no address')
    }
    expect(await define({ store: ledger, snapshot }).request(clerk.self(userId))).toEqual({ outcome: 'unavailable' })
    expect(await ledger.ofUser(userId)).toBe(undefined)
  })
})

describe('Clerk, when it does not answer,', () => {
  const never = () => new Promise<never>(() => {})
  const client = (rest: Partial<ClerkClient['users']>, jwks = clerk.client.jwks): ClerkClient => {
    const { users, organizations, sessions } = clerk.client
    const { getUser, getUserList, deleteUser, getOrganizationMembershipList } = users
    const bound = Object.entries({ getUser, getUserList, deleteUser, getOrganizationMembershipList })
    const all = Object.fromEntries(bound.map(([name, call]) => [name, call.bind(users as never)]))
    return { jwks, users: { ...(all as unknown as ClerkClient['users']), ...rest }, organizations, sessions }
  }

  it('holds up no request and no sweep', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const userId = await clerk.createUser()
    const store = makeLedger()
    const hanging = define({ store, timeoutMs: 300, clerkClient: client({ getUser: never }) })
    expect(await hanging.request(clerk.self(userId))).toEqual({ outcome: 'unavailable' })
    await hanging.gone({ userId, externalId: null, instance: clerk.instance })
    expect(await hanging.sweep()).toMatchObject({ ran: 1 })
    const keyless = define({ store, timeoutMs: 300, clerkClient: client({}, { getJwks: never }) })
    passLeases()
    expect(await keyless.sweep()).toMatchObject({ ran: 0 })
    expect(await clerk.exists(userId)).toBe(true)
    expect(warn.mock.calls.flat().join('\n')).toContain('Clerk gave no answer')
    warn.mockRestore()
  })

  it('is named in the log once, even if it refuses the key', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const userId = await clerk.createUser()
    const store = makeLedger()
    await define({ store, gracePeriod: 10 }).request(clerk.self(userId))
    passLeases()
    const refused = define({
      store,
      gracePeriod: 10,
      clerkClient: () => {
        throw new Error('Missing secret key.')
      },
    })
    await refused.sweep()
    await refused.sweep()
    expect(warn.mock.calls.flat()).toEqual([expect.stringContaining('Missing secret key.')])
    warn.mockRestore()
  })
})
