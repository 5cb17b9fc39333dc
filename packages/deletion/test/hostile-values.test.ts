import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { blocker, clerkAccount, type Store, step } from '../src/index.ts'
import { memoryStore } from '../src/stores/memory.ts'
import { sqliteStore } from '../src/stores/sqlite.ts'
import { type Clerk, startClerk } from './support/app.ts'

let clerk: Clerk
beforeAll(async () => {
  clerk = await startClerk()
})
afterAll(() => clerk?.stop())
const error = vi.spyOn(console, 'error').mockImplementation(() => {})
const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
afterEach(() => {
  error.mockClear()
  warn.mockClear()
})
const logged = (): string => error.mock.calls.flat().map(String).join('\n')

const throwing = (name: string): object =>
  Object.defineProperty(new Error('hostile'), name, {
    get() {
      throw new Error('no')
    },
  })
const cyclic = new Error('cyclic')
cyclic.cause = cyclic
const revoked = Proxy.revocable({}, {})
revoked.revoke()

describe('a step that throws', () => {
  it.each([
    ['an error whose code can’t be read', throwing('code')],
    ['an error whose status can’t be read', throwing('status')],
    ['an error with errors that can’t be read', { errors: [throwing('code')] }],
    ['an error whose stack is no text', Object.assign(new Error('x'), { stack: { at: 1 } })],
    ['an error that is its own cause', cyclic],
    ['an error of 50 MB', new Error('x'.repeat(50_000_000))],
    ['a code of 50 MB', { code: 'x'.repeat(50_000_000) }],
    ['an object without a prototype', Object.create(null)],
    ['a revoked proxy', revoked.proxy],
    ['a symbol', Symbol('no')],
    ['nothing', undefined],
  ])('%s fails once, and the deletion goes on', async (_, thrown) => {
    const store = memoryStore()
    const userId = await clerk.createUser()
    let tries = 0
    const hostile = step('hostile', () => {
      if (++tries === 1) throw thrown
    })
    const deletion = clerk.define({ store, steps: [hostile, clerkAccount()] })
    const answer = await deletion.request(clerk.self(userId))
    expect(answer).toMatchObject({
      outcome: 'running',
      deletion: { state: 'running', step: 'hostile', error: 'error' },
    })
    await new Promise((resolve) => setTimeout(resolve, 1_050))
    await deletion.sweep()
    expect(await deletion.ofUser(userId)).toMatchObject({ state: 'finished' })
  })
})

describe('a client or a ledger that throws', () => {
  it.each([
    ['an error whose stack is no text', Object.assign(new Error('x'), { stack: [{ at: 1 }] })],
    ['an error whose stack can’t be read', throwing('stack')],
    ['an error whose cause can’t be read', throwing('cause')],
    ['an object without a prototype', Object.create(null)],
    ['a revoked proxy', revoked.proxy],
    ['a symbol', Symbol('no')],
  ])('%s: a request and a sweep end, and say so', async (_, thrown) => {
    const clerkClient = (): never => {
      throw thrown
    }
    const store = memoryStore()
    const userId = await clerk.createUser()
    await clerk.define({ store }).gone({ userId, externalId: null, instance: clerk.instance })
    const deletion = clerk.define({ store, clerkClient })
    expect(await deletion.request(clerk.self(await clerk.createUser()))).toEqual({ outcome: 'unavailable' })
    expect(await deletion.sweep()).toMatchObject({ ran: 0 })
    expect(logged()).toContain('Nothing was deleted')
  })
})

describe.each([
  ['memory', () => memoryStore()],
  ['SQLite', () => sqliteStore(':memory:')],
] as const)('a snapshot with the ledger in %s', (_, makeStore: () => Store) => {
  /** The snapshot as a step after Clerk's deletion gets it. */
  async function kept(snapshot: unknown): Promise<unknown> {
    let user: unknown = 'never run'
    const mail = step<unknown>('mail', (context) => {
      user = context.user
    })
    const userId = await clerk.createUser()
    const store = makeStore()
    const options = { store, snapshot: () => snapshot, steps: [clerkAccount(), mail] }
    const { outcome } = await clerk.define(options).request(clerk.self(userId))
    return outcome === 'finished' ? user : outcome
  }

  it.each([
    ['nothing', undefined, null],
    ['a date', { at: new Date(0) }, { at: '1970-01-01T00:00:00.000Z' }],
    ['functions, which it leaves out', { id: 1, say: () => 'hi' }, { id: 1 }],
    ['a function', () => 'hi', null],
    ['a map', new Map([['a', 1]]), {}],
    ['a promise of one', Promise.resolve({ email: 'a@example.com' }), { email: 'a@example.com' }],
    [
      '__proto__',
      JSON.parse('{"__proto__":{"polluted":true},"a":1}'),
      JSON.parse('{"__proto__":{"polluted":true},"a":1}'),
    ],
    ['NUL and half a surrogate', 'a\0b\ud800', 'a\0b\ud800'],
    ['a megabyte', { text: 'ü'.repeat(1_000_000) }, { text: 'ü'.repeat(1_000_000) }],
  ])('is the same in every ledger: %s', async (_, snapshot, expected) => {
    expect(await kept(snapshot)).toEqual(expected)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it.each([
    ['a BigInt', { id: 10n }],
    ['a cycle', cyclicObject()],
    ['a promise that rejects', () => Promise.reject(new Error('no address'))],
    ['a promise that never settles', () => new Promise(() => {})],
  ])('that JSON can’t hold refuses the deletion, and the log names the option: %s', async (_, snapshot) => {
    const store = makeStore()
    const userId = await clerk.createUser()
    const make = (): unknown => (typeof snapshot === 'function' ? snapshot() : snapshot)
    const answer = await clerk.define({ store, snapshot: make, timeoutMs: 1_000 }).request(clerk.self(userId))
    expect(answer).toEqual({ outcome: 'unavailable' })
    expect(await clerk.exists(userId)).toBe(true)
    expect(logged()).toContain('snapshot')
    expect(await store.ofUser(userId)).toBeUndefined()
  })
})

function cyclicObject(): object {
  const one: { self?: object } = {}
  one.self = one
  return one
}

it.each([
  ['done', 'oops'],
  ['done', '{}'],
  ['done', 'null'],
  ['plan', '{}'],
  ['snapshot', '{'],
])('a row whose column %s was set to %s by hand is named, and holds up no other', async (column, value) => {
  const { DatabaseSync } = await import('node:sqlite')
  const { schema } = await import('../src/stores/sqlite.ts')
  const db = new DatabaseSync(':memory:')
  db.exec(schema)
  const store = sqliteStore((sql, parameters) => db.prepare(sql).all(...parameters) as object[])
  const deletion = clerk.define({ store, gracePeriod: 1 })
  const [broken, whole] = [await clerk.createUser(), await clerk.createUser()]
  for (const userId of [broken, whole]) await deletion.request(clerk.self(userId))
  db.exec(`UPDATE account_deletions SET ${column} = '${value}' WHERE user_id = '${broken}'`)
  await new Promise((resolve) => setTimeout(resolve, 20))
  await deletion.sweep()
  expect(await clerk.exists(broken)).toBe(true)
  expect(await deletion.ofUser(whole)).toMatchObject({ state: 'finished' })
  expect(logged()).toMatch(new RegExp(`deletion del_\\w+ is broken: its column \`${column}\``))
})

it('a blocker that fails at the due date is told in the log, once', async () => {
  const store = memoryStore()
  const userId = await clerk.createUser()
  await clerk.define({ store, gracePeriod: 1 }).request(clerk.self(userId))
  await new Promise((resolve) => setTimeout(resolve, 20))
  const broken = blocker('unpaid', () => {
    throw new Error('The billing service is down.')
  })
  await clerk.define({ store, gracePeriod: 1, blockers: [broken] }).sweep()
  expect(warn.mock.calls.flat().map(String)).toEqual([expect.stringContaining('The billing service is down.')])
  expect(await store.ofUser(userId)).toMatchObject({ state: 'scheduled', error: 'blocker_failed' })
})
