import { readdirSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clerkAccount, defineDeletion, type Store, step } from '../src/index.ts'
import * as d1 from '../src/stores/d1.ts'
import * as server from '../src/stores/postgres.ts'
import * as sqlite from '../src/stores/sqlite.ts'
import { type Clerk, startClerk } from './support/app.ts'
import { startPostgres } from './support/postgres.ts'

const folder = new URL('schemas/', import.meta.url)
const versions = readdirSync(folder)
  .map((file) => Number.parseInt(file, 10))
  .toSorted((a, b) => a - b)
const released = (version: number): string => readFileSync(new URL(`${version}.sql`, folder), 'utf8')

it('a change of the tables is a new version, with a file of its own', () => {
  const last = released(versions.at(-1) ?? 0)
  expect(sqlite.schema).toBe(last)
  expect(d1.schema).toBe(last)
  expect(server.schema.replaceAll('BIGINT', 'INTEGER')).toBe(last)
  expect(last).toContain(`VALUES (${versions.at(-1)})`)
})

// A row in each state, as the first release wrote it.
const states = ['checking', 'scheduled', 'running', 'stuck', 'finished', 'cancelled']
const rowIn = (state: string, instance: string): string => {
  const due = state === 'scheduled' || state === 'running' || state === 'checking' ? '1' : 'NULL'
  const step = state === 'running' || state === 'stuck' ? "'files'" : 'NULL'
  const done = state === 'finished' ? '[{"step":"clerk"},{"step":"files"}]' : '[]'
  return `INSERT INTO account_deletions VALUES ('del_${state}', 'user_${state}', NULL, '${instance}', '${state}', 'self', 1,
    ${due}, ${due}, NULL, 0, 0, ${step}, NULL, '${done}', '["clerk","files"]', '[]', '{"email":"a@example.com"}', 0, 0, NULL, NULL)`
}

describe.each(versions)('a ledger of version %i', (version) => {
  let clerk: Clerk
  let database: Awaited<ReturnType<typeof startPostgres>>
  beforeAll(async () => {
    ;[clerk, database] = await Promise.all([startClerk(), startPostgres('')])
  })
  afterAll(() => Promise.all([clerk?.stop(), database?.stop()]))

  async function goesOn(store: Store): Promise<void> {
    const erased: string[] = []
    const files = step('files', async ({ userId }) => void erased.push(userId))
    const deletion = defineDeletion({ store, clerkClient: clerk.client, steps: [clerkAccount(), files] })
    await deletion.sweep()
    const after = await Promise.all(states.map((state) => deletion.find(`del_${state}`)))
    const finished = 'finished'
    expect(after.map((row) => row?.state)).toEqual([undefined, finished, finished, 'stuck', finished, 'cancelled'])
    expect(erased.toSorted()).toEqual(['user_running', 'user_scheduled'])
    await deletion.retry('del_stuck')
    await deletion.sweep()
    expect((await deletion.find('del_stuck'))?.state).toBe(finished)
  }

  it('goes on in SQLite, once the present SQL has run', async () => {
    const db = new DatabaseSync(':memory:')
    db.exec(released(version))
    for (const state of states) db.exec(rowIn(state, clerk.instance))
    db.exec(sqlite.schema)
    await goesOn(sqlite.sqliteStore((sql, parameters) => db.prepare(sql).all(...parameters) as object[]))
  })

  it('goes on in PostgreSQL, once the present SQL has run', async () => {
    const db = postgres(database.url, { onnotice: () => {} })
    await db.unsafe(released(version).replaceAll('_at INTEGER', '_at BIGINT').replace('until INTEGER', 'until BIGINT'))
    for (const state of states) await db.unsafe(rowIn(state, clerk.instance))
    await db.unsafe(server.schema)
    await goesOn(server.postgresStore(async (sql, parameters) => await db.unsafe(sql, parameters)))
    await db.end()
  })
})
