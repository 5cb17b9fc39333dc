import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blocker, clerkAccount, type DeletionOptions, defineDeletion, type Store, step } from '../src/index.ts'
import { postgresStore } from '../src/stores/postgres.ts'
import { schema, sqliteStore } from '../src/stores/sqlite.ts'
import { type Clerk, nap, startClerk } from './support/app.ts'
import { startPostgres } from './support/postgres.ts'

let clerk: Clerk
let server: Awaited<ReturnType<typeof startPostgres>>
let pool: Pool
const folder = mkdtempSync(join(tmpdir(), 'account-routes-statements-'))
beforeAll(async () => {
  ;[clerk, server] = await Promise.all([startClerk(), startPostgres()])
  pool = new Pool({ connectionString: server.url })
  // The server's end also reaches connections that are about to close.
  pool.on('error', () => {})
})
afterAll(async () => {
  await pool?.end()
  await Promise.all([clerk?.stop(), server?.stop()])
  rmSync(folder, { recursive: true, force: true })
})

const texts: string[] = []
const ledgers = {
  SQLite: (): Store => {
    const db = new DatabaseSync(join(folder, 'deletions.db'))
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; ${schema}`)
    return sqliteStore((sql, parameters) => {
      texts.push(sql)
      return db.prepare(sql).all(...parameters) as object[]
    })
  },
  PostgreSQL: (): Store =>
    postgresStore((text, values, name) => {
      texts.push(text)
      return pool.query({ text, values, name })
    }),
}

/** Statements since the last call: round trips, and those among them that write, each of which is one fsync. */
function counted(): { readonly statements: number; readonly writes: number } {
  const all = texts.splice(0)
  return { statements: all.length, writes: all.filter((text) => !text.startsWith('SELECT')).length }
}

const nothing = (name: string) => step(name, () => {})
const steps = [nothing('billing'), clerkAccount(), nothing('files'), nothing('search')]

describe.each(Object.keys(ledgers) as (keyof typeof ledgers)[])('a plan of four steps on %s', (kind) => {
  let store: Store
  beforeAll(async () => {
    store = ledgers[kind]()
    await store.ready()
  })
  const define = (options: Partial<DeletionOptions> = {}) =>
    defineDeletion({ store, clerkClient: clerk.client, steps, ...options })

  it('takes a statement for the intent, one for its acceptance, and one for each step', async () => {
    const deletion = define({ blockers: [blocker('none', () => null)] })
    const userId = await clerk.createUser()
    counted()
    expect((await deletion.request(clerk.self(userId))).outcome).toBe('finished')
    expect(counted()).toEqual({ statements: 6, writes: 6 })
    expect((await deletion.request(clerk.self(userId))).outcome).toBe('finished')
    expect(counted()).toEqual({ statements: 2, writes: 1 })
  })

  it('takes two statements for a grace period, two more for an accepted step, and none for each step at its end', async () => {
    const [plain, mailed] = [await clerk.createUser(), await clerk.createUser()]
    const deletion = define({ gracePeriod: 20 })
    // The first sweep also erases what is known of old deletions.
    await deletion.sweep()
    counted()
    expect((await deletion.request(clerk.self(plain))).outcome).toBe('scheduled')
    expect(counted()).toEqual({ statements: 2, writes: 2 })
    await nap(30)
    await deletion.sweep()
    // The list of what is due, the row, its claim, the admission, four steps, and a look at what is left.
    expect(counted()).toEqual({ statements: 9, writes: 6 })
    const accepted = [nothing('mail')]
    expect((await define({ gracePeriod: '1d', accepted }).request(clerk.self(mailed))).outcome).toBe('scheduled')
    expect(counted()).toEqual({ statements: 3, writes: 3 })
  })

  it('takes a statement for a webhook, and the same as at the end of a grace period for the rest', async () => {
    const userId = await clerk.createUser()
    await clerk.api.users.deleteUser(userId)
    const deletion = define()
    await deletion.sweep()
    counted()
    await deletion.gone({ userId, externalId: null, instance: clerk.instance })
    expect(counted()).toEqual({ statements: 1, writes: 1 })
    await deletion.sweep()
    expect(counted()).toEqual({ statements: 9, writes: 6 })
  })

  it('takes one statement for a sweep that finds nothing', async () => {
    const deletion = define()
    await deletion.sweep()
    counted()
    expect(await deletion.sweep()).toEqual({ ran: 0, left: false })
    expect(counted()).toEqual({ statements: 1, writes: 0 })
  })
})

it('PostgreSQL syncs its log once for each statement that writes', async () => {
  const deletion = defineDeletion({ store: ledgers.PostgreSQL(), clerkClient: clerk.client, steps })
  const users = await Promise.all(Array.from({ length: 10 }, () => clerk.createUser()))
  const syncs = async (): Promise<number> => {
    await pool.query('SELECT pg_stat_force_next_flush()')
    const { rows } = await pool.query(
      "SELECT SUM(fsyncs) AS n FROM pg_stat_io WHERE object = 'wal' AND backend_type = 'client backend'",
    )
    return Number(rows[0].n)
  }
  const before = await syncs()
  counted()
  for (const userId of users) await deletion.request({ userId, instance: clerk.instance, requestedBy: 'self' })
  const { writes } = counted()
  expect((await syncs()) - before).toBeLessThanOrEqual(writes)
  expect((await syncs()) - before).toBeGreaterThan(writes / 2)
})
