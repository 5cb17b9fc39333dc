import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CrashRun, crashMatrix } from '../src/testing.ts'
import { type Clerk, startClerk } from './support/app.ts'
import { startPostgres } from './support/postgres.ts'
import { writeCrashes } from './support/results.ts'
import { startWorker } from './support/spawn.ts'
import { define, openLedger, type WorkerTask } from './support/worker.ts'

let clerk: Clerk
let server: Awaited<ReturnType<typeof startPostgres>>
const folder = mkdtempSync(join(tmpdir(), 'account-routes-crashes-'))

beforeAll(async () => {
  ;[clerk, server] = await Promise.all([startClerk(), startPostgres()])
})
afterAll(async () => {
  await Promise.all([clerk?.stop(), server?.stop()])
  rmSync(folder, { recursive: true, force: true })
})

const all = [
  ['sqlite', 'request'],
  ['postgres', 'run'],
  ['sqlite', 'grace'],
  ['sqlite', 'run'],
  ['sqlite', 'gone'],
  ['postgres', 'request'],
  ['postgres', 'grace'],
  ['postgres', 'gone'],
] as const

/** Names of the ledgers and of what the killed process did, as the guide has them. */
const titles = {
  sqlite: 'SQLite',
  postgres: 'PostgreSQL',
  request: 'request, without a grace period',
  grace: 'request, with a grace period',
  run: 'run, at the end of a grace period',
  gone: 'webhook',
} as const

// Each row takes some dozens of processes; `npm run check:long` has them all.
describe.each(process.env.TEST_MATRIX ? all : all.slice(0, 2))(
  'on %s, a process killed at every await of "%s"',
  (kind, mode) => {
    it('loses no accepted deletion, repeats no recorded step, and touches no user whose deletion was not accepted', async () => {
      const ledger = kind === 'sqlite' ? join(folder, `${mode}.db`) : server.url
      const log = join(folder, `${kind}-${mode}.log`)
      writeFileSync(log, '')
      const store = await openLedger(ledger)
      await store.ready()
      const { url, secretKey, instance } = clerk
      const base = { clerk: { url, secretKey, instance }, ledger, log, mode }
      const prepare = async (): Promise<WorkerTask> => {
        const userId = await clerk.createUser()
        if (mode === 'gone') await clerk.api.users.deleteUser(userId)
        if (mode !== 'run') return { ...base, userId }
        const task = { ...base, userId }
        const answer = await define(task, store).request({ userId, instance, requestedBy: 'self' })
        await new Promise((resolve) => setTimeout(resolve, 120))
        return { ...task, deletionId: 'deletion' in answer ? answer.deletion.id : '' }
      }
      const start = async (killAt: number): Promise<CrashRun> => {
        const task = await prepare()
        const { signal, output } = await startWorker({ ...task, killAt }).ended
        if (killAt) expect(signal, output).toBe('SIGKILL')
        const [, points] = /points (\d+)/.exec(output) ?? []
        return { userId: task.userId, ...(points && { points: Number(points) }) }
      }
      const sweeper = define({ ...base, userId: '' }, store)
      const resume = () => sweeper.sweep({ limit: 1_000 })
      const effects = async (userId: string): Promise<string[]> => {
        const lines = readFileSync(log, 'utf8').split('\n')
        const own = lines.flatMap((line) => (line.startsWith(`${userId} `) ? [line.split(' ')[1] as string] : []))
        // In the webhook's row somebody else has deleted the account.
        return mode !== 'gone' && !(await clerk.exists(userId)) ? [...own, 'clerk'] : own
      }
      const result = await crashMatrix({ start, resume, effects, store, concurrency: 3 })
      expect(result.points).toBeGreaterThan(10)
      await store.end()
      const seen = { ...result, lost: 0, repeated: 0 }
      if (process.env.TEST_MATRIX) writeCrashes({ ledger: titles[kind], process: titles[mode], ...seen })
    }, 180_000)
  },
)
