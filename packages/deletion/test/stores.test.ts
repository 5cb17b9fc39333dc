import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type D1Database, d1Store } from '../src/stores/d1.ts'
import { memoryStore } from '../src/stores/memory.ts'
import { postgresStore } from '../src/stores/postgres.ts'
import { schema, sqliteStore } from '../src/stores/sqlite.ts'
import { testStore } from '../src/testing.ts'
import { connect } from './support/connect.ts'
import { startD1 } from './support/d1.ts'
import { startPostgres } from './support/postgres.ts'

const folder = mkdtempSync(join(tmpdir(), 'account-routes-ledger-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('memory', () => {
  for (const { name, run } of testStore(() => memoryStore())) it(name, run)

  it('refuses to work in production', async () => {
    const before = process.env.NODE_ENV
    process.env.NODE_ENV = 'production'
    try {
      await expect(memoryStore().ready()).rejects.toThrow('Use the SQLite or PostgreSQL store')
    } finally {
      process.env.NODE_ENV = before
    }
  })
})

describe('sqlite, a file', () => {
  for (const { name, run } of testStore(() => sqliteStore(join(folder, 'data', 'ledger.db')))) it(name, run)
})

describe('sqlite, a query function', () => {
  const db = new DatabaseSync(':memory:')
  db.exec(schema)
  const store = () => sqliteStore((sql, parameters) => db.prepare(sql).all(...parameters) as object[])
  for (const { name, run } of testStore(store)) it(name, run)

  it('says what to do if the tables are missing or of another version', async () => {
    const empty = new DatabaseSync(':memory:')
    const ledger = sqliteStore((sql, parameters) => empty.prepare(sql).all(...parameters) as object[])
    await expect(ledger.ready()).rejects.toThrow('npx @account-routes/cli schema sqlite')
    empty.exec(schema)
    empty.exec('UPDATE account_deletions_schema SET version = 99')
    await expect(ledger.ready()).rejects.toThrow('schema version 99')
    empty.exec('UPDATE account_deletions_schema SET version = 1')
    await ledger.ready()
  })
})

describe('d1', () => {
  let server: Awaited<ReturnType<typeof startD1>>
  beforeAll(async () => {
    server = await startD1()
  })
  afterAll(() => server?.stop())
  for (const { name, run } of testStore(() => d1Store(() => server.database))) it(name, run)

  it('says what to do if the tables are missing', async () => {
    const { prepare } = server.database
    const empty: D1Database = {
      prepare: (sql) => prepare.call(server.database, sql.replace('account_deletions_schema', 'missing')),
    }
    await expect(d1Store(empty).ready()).rejects.toThrow('npx @account-routes/cli schema d1')
  })
})

describe('postgres', () => {
  let server: Awaited<ReturnType<typeof startPostgres>>
  let ours: ReturnType<typeof connect>
  let pool: Pool
  beforeAll(async () => {
    server = await startPostgres()
    ours = connect(server.url)
    pool = new Pool({ connectionString: server.url })
    // The server's end also reaches connections that are about to close.
    pool.on('error', () => {})
  })
  afterAll(async () => {
    await Promise.all([ours?.end(), pool?.end()])
    await server?.stop()
  })

  describe('by postgres.js', () => {
    for (const { name, run } of testStore(() => postgresStore((...query) => ours.query(...query)))) it(name, run)
  })

  describe('by pg', () => {
    const store = () => postgresStore((text, values, name) => pool.query({ text, values, name }))
    for (const { name, run } of testStore(store)) it(name, run)

    it('prepares each statement once for a connection', async () => {
      const { rows } = await pool.query("SELECT name FROM pg_prepared_statements WHERE name LIKE 'account_deletions_%'")
      expect(rows.length).toBeGreaterThan(0)
    })

    it('finds what is due by the index, and reads no grace period that has not ended', async () => {
      let plan = ''
      const explained = postgresStore(async (text, values, name) => {
        if (!text.includes('OFFSET')) return pool.query({ text, values, name })
        const { rows } = await pool.query({ text: `EXPLAIN ${text}`, values })
        plan = rows.map((row) => row['QUERY PLAN']).join('\n')
        return []
      })
      await pool.query('SET enable_seqscan = off')
      await explained.due(50, 0)
      expect(plan).toMatch(/account_deletions_next[\s\S]*Index Cond: \(next_at <=/)
    })
  })
})
