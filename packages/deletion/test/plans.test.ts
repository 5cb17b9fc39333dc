import { DatabaseSync } from 'node:sqlite'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postgresStore } from '../src/stores/postgres.ts'
import { schema, sqliteStore } from '../src/stores/sqlite.ts'
import { testStore } from '../src/testing.ts'
import { startPostgres } from './support/postgres.ts'

/** A ledger after years: nearly every deletion has ended, and the database's statistics know of no others. */
const finished = 20_000
const columns = `id, user_id, instance, state, requested_by, requested_at, attempts, crashes, done, plan, overridden,
  claimed, account_gone, finished_at`
const row = `'del_' || n, 'user_old_' || n, 'ins_1', 'finished', 'self', n, 0, 0, '[]', '["clerk"]', '[]', 0, 1, n`

const states = ['checking', 'scheduled', 'running', 'stuck', 'finished', 'cancelled'] as const
/** A count of finished deletions reads them all, and a page of them is a page of nearly all rows. */
const isOfFinished = (text: string): boolean => /WHERE d\.state = \S+ *(ORDER|$)/.test(text)

describe('plans of the ledger, as the database makes them with many finished deletions', () => {
  let server: Awaited<ReturnType<typeof startPostgres>>
  let db: postgres.Sql
  beforeAll(async () => {
    server = await startPostgres()
    db = postgres(server.url, { onnotice: () => {} })
    await db.unsafe(
      `INSERT INTO account_deletions (${columns}) SELECT ${row} FROM generate_series(1, ${finished}) AS n`,
    )
    await db.unsafe('VACUUM ANALYZE account_deletions')
  })
  afterAll(async () => {
    await db?.end()
    await server?.stop()
  })

  it('find a deletion by its id alone in PostgreSQL, and read no whole table', async () => {
    const names = new Map<string, string>()
    const store = postgresStore(async (text, values, name) => {
      names.set(text, name)
      return await db.unsafe(text, values, { prepare: true })
    })
    for (const { name, run } of testStore(() => store)) if (!name.startsWith('purges')) await run()
    for (const state of states) await store.list({ limit: 10, offset: 0, state })
    expect(new Set(names.values()).size).toBe(names.size)
    expect(Math.max(...[...names.values()].map(({ length }) => length))).toBeLessThan(64)

    let byId = 0
    for (const text of names.keys()) {
      if (/^INSERT|account_deletions_schema/.test(text) || isOfFinished(text)) continue
      const plan = (await db.unsafe(`EXPLAIN (GENERIC_PLAN) ${text}`)).map((line) => String(line['QUERY PLAN']))
      const scans = plan.filter((line) => line.includes('Scan')).join('\n')
      expect(scans, text).not.toMatch(/Seq Scan|account_deletions_requested/)
      if (!text.includes('d.id = $')) continue
      byId++
      expect(scans, text).toMatch(/^[^\n]*Index Scan using account_deletions_pkey [^\n]*$/)
    }
    expect(byId).toBeGreaterThan(10)
  })

  it.each([
    ['without statistics', ''],
    ['with statistics', 'ANALYZE'],
  ])('find a deletion by an index in SQLite, %s', async (_, statistics) => {
    const file = new DatabaseSync(':memory:')
    file.exec(schema)
    file.exec(`WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${finished})
      INSERT INTO account_deletions (${columns}) SELECT ${row} FROM n; ${statistics}`)
    const texts = new Set<string>()
    const store = sqliteStore((text, values) => {
      texts.add(text)
      return file.prepare(text).all(...values) as object[]
    })
    for (const { name, run } of testStore(() => store)) if (!name.startsWith('purges')) await run()
    for (const state of states) await store.list({ limit: 10, offset: 0, state })
    for (const text of texts) {
      if (/^INSERT|account_deletions_schema/.test(text) || isOfFinished(text)) continue
      const plan = file.prepare(`EXPLAIN QUERY PLAN ${text}`).all() as { detail: string }[]
      const details = plan.map(({ detail }) => detail).join('\n')
      expect(details, text).toMatch(
        text.includes('d.id = ?') ? /sqlite_autoindex_account_deletions_1/ : /USING.* INDEX/,
      )
      expect(details, text).not.toContain('account_deletions_requested')
    }
  })
})
