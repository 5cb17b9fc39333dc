import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import {
  type ClerkClient,
  clerkAccount,
  type Deletion,
  defineDeletion,
  type Store,
  step,
} from '@account-routes/deletion'
import { postgresStore } from '@account-routes/deletion/postgres'
import { schema, sqliteStore } from '@account-routes/deletion/sqlite'
import { bundlers } from '@account-routes/packaging/size'
import postgres from 'postgres'
import { startPostgres } from '../../../../packages/deletion/test/support/postgres.ts'
import { table, whole, writeSection } from '../report.ts'
import { median } from '../rounds.ts'

const instance = 'ins_bench'
/** Clerk answers at once, so that what is measured is the ledger. */
const clerkClient = {
  jwks: { getJwks: async () => ({ keys: [{ kid: instance }] }) },
  users: { getUser: async (id: string) => ({ id, externalId: null }), deleteUser: async () => ({}) },
} as unknown as ClerkClient

const nothing = (name: string) => step(name, async () => {})
const define = (store: Store): Deletion =>
  defineDeletion({
    store,
    clerkClient,
    steps: [nothing('billing'), clerkAccount(), nothing('files'), nothing('search')],
  })

interface Ledger {
  readonly store: Store
  /** Adds a million deletions that ended. */
  fill(): Promise<void>
}

let users = 0

/** Deletions of four steps per second, the best of five rounds, so many at a time. */
async function perSecond(store: Store, lanes: number): Promise<number> {
  const deletion = define(store)
  const results: number[] = []
  for (let round = 0; round < 6; round++) {
    const count = 400
    let left = count
    const lane = async (): Promise<void> => {
      while (left-- > 0) {
        const { outcome } = await deletion.request({ userId: `user_${++users}`, instance, requestedBy: 'self' })
        if (outcome !== 'finished') throw new Error(`A deletion ended as ${outcome}.`)
      }
    }
    const start = performance.now()
    await Promise.all(Array.from({ length: lanes }, lane))
    if (round > 0) results.push((count / (performance.now() - start)) * 1_000)
  }
  return Math.max(...results)
}

async function milliseconds(count: number, run: () => Promise<unknown>): Promise<number> {
  const results: number[] = []
  for (let i = 0; i < count; i++) {
    const start = performance.now()
    await run()
    results.push(performance.now() - start)
  }
  return median(results)
}

/** One claim of a due row, and a sweep with nothing to do, beside a million finished rows. */
async function besideMillion({ store, fill }: Ledger): Promise<{ claim: number; idle: number }> {
  await fill()
  const due: string[] = []
  for (let i = 0; i < 200; i++) {
    const intent = { id: `del_due_${i}`, userId: `user_due_${i}`, instance, requestedBy: 'self' }
    await store.open({ ...intent, plan: ['clerk'], overridden: [], token: 't', leaseMs: 60_000 })
    await store.save(intent.id, 't', { state: 'running' }, { nextInMs: 0 })
    due.push(intent.id)
  }
  const claim = await milliseconds(due.length, async () => {
    const id = due.pop() ?? ''
    if (!(await store.claim(id, 'u', 60_000))) throw new Error(`${id} could not be claimed.`)
  })
  const deletion = define(store)
  await deletion.sweep()
  return { claim, idle: await milliseconds(300, () => deletion.sweep()) }
}

const columns = `id, user_id, instance, state, requested_by, requested_at, attempts, crashes, done, plan, overridden,
  claimed, account_gone, finished_at`
const finishedRow = (n: string): string =>
  `'del_' || ${n}, 'user_old_' || ${n}, '${instance}', 'finished', 'self', ${n}, 0, 0,
  '[{"step":"billing"},{"step":"clerk"},{"step":"files"}]', '["billing","clerk","files"]', '[]', 0, 1, ${n}`

const million = 1_000_000

async function withSqlite<T>(run: (ledger: Ledger) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'account-routes-bench-'))
  const file = join(folder, 'deletions.db')
  const fill = async (): Promise<void> => {
    const db = new DatabaseSync(file)
    db.exec(schema)
    db.exec(`WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${million})
      INSERT INTO account_deletions (${columns}) SELECT ${finishedRow('n')} FROM n; PRAGMA wal_checkpoint(TRUNCATE);`)
    db.close()
  }
  try {
    return await run({ store: sqliteStore(file), fill })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function withPostgres<T>(run: (ledger: Ledger) => Promise<T>): Promise<T> {
  const server = await startPostgres()
  const db = postgres(server.url, { max: 10, onnotice: () => {} })
  const fill = async (): Promise<void> => {
    await db.unsafe(
      `INSERT INTO account_deletions (${columns}) SELECT ${finishedRow('n')} FROM generate_series(1, ${million}) AS n`,
    )
    await db.unsafe('VACUUM ANALYZE account_deletions')
  }
  try {
    return await run({
      store: postgresStore(async (sql, parameters) => await db.unsafe(sql, parameters, { prepare: true })),
      fill,
    })
  } finally {
    await db.end()
    await server.stop()
  }
}

const deletionFolder = fileURLToPath(new URL('../../../../packages/deletion', import.meta.url))

/** Bytes that these exports load at the start, minified and gzipped. */
async function size(names: string): Promise<number> {
  const bundle = { code: `export { ${names} } from '@account-routes/deletion'`, from: deletionFolder }
  return (await bundlers.esbuild({ ...bundle, isExternal: () => false })).size
}

const ms = (value: number): string => `${value.toFixed(2)} ms`

/** Deletions with a ledger: throughput, and what a large ledger costs. */
export async function benchDeletions(): Promise<void> {
  const sqlite = await withSqlite(async (ledger) => ({
    one: await perSecond(ledger.store, 1),
    ten: await perSecond(ledger.store, 10),
    ...(await besideMillion(ledger)),
  }))
  const server = await withPostgres(async (ledger) => ({
    one: await perSecond(ledger.store, 1),
    ten: await perSecond(ledger.store, 10),
    ...(await besideMillion(ledger)),
  }))
  const rows = [
    ['deletions of four steps, one at a time', `${whole(sqlite.one)}/s`, `${whole(server.one)}/s`],
    ['ten at a time', `${whole(sqlite.ten)}/s`, `${whole(server.ten)}/s`],
    ['a claim beside 1,000,000 finished rows', ms(sqlite.claim), ms(server.claim)],
    ['a sweep with nothing to do', ms(sqlite.idle), ms(server.idle)],
  ]
  const plan = await size('clerkAccount, defineDeletion, step')
  const all = await size(
    'activeSubscription, blocker, clerkAccount, defineDeletion, deleteEmptyOrganizations, reconcile, retained, revokeSessions, soleOrganizationAdmin, step',
  )
  writeSection(
    'deletions',
    `${table(['', 'SQLite, `synchronous = FULL`', 'PostgreSQL'], rows)}\n\nAt the start a plan of own steps loads ${whole(plan)} bytes, minified and gzipped; one with all blockers and \`reconcile()\` ${whole(all)}. The first deletion loads the rest, and a store comes on top.`,
  )
}
