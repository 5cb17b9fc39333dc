import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Clerk, startClerk, until } from './support/app.ts'
import { startPostgres } from './support/postgres.ts'
import { writeCrashes } from './support/results.ts'
import { inParallel, startWorker } from './support/spawn.ts'
import { define, leaseMs, openLedger, type WorkerTask } from './support/worker.ts'

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

const isAccepted = (state: string | undefined) => state !== undefined && state !== 'checking'

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
    it('loses no accepted deletion, repeats no recorded step, and touches nobody whose deletion was not accepted', async () => {
      const ledger = kind === 'sqlite' ? join(folder, `${mode}.db`) : server.url
      const log = join(folder, `${kind}-${mode}.log`)
      writeFileSync(log, '')
      const store = await openLedger(ledger)
      await store.ready()
      const { url, secretKey, instance } = clerk
      const base = { clerk: { url, secretKey, instance }, ledger, log, mode }
      const effects = () =>
        readFileSync(log, 'utf8')
          .trim()
          .split('\n')
          .map((line) => line.split(' '))
      const effectsOf = (userId: string) =>
        effects()
          .filter(([id]) => id === userId)
          .map(([, name]) => name as string)

      const prepare = async (): Promise<WorkerTask> => {
        const userId = await clerk.createUser()
        if (mode === 'gone') await clerk.api.users.deleteUser(userId)
        if (mode !== 'run') return { ...base, userId }
        const task = { ...base, userId }
        const answer = await define(task, store).request({ userId, instance, requestedBy: 'self' })
        await new Promise((resolve) => setTimeout(resolve, 120))
        return { ...task, deletionId: 'deletion' in answer ? answer.deletion.id : '' }
      }

      const whole = await startWorker(await prepare()).ended
      const points = Number(/points (\d+)/.exec(whole.output)?.[1])
      expect(points, whole.output).toBeGreaterThan(10)

      const killed = await inParallel(
        Array.from({ length: points }, (_, n) => n + 1),
        3,
        async (killAt) => {
          const task = await prepare()
          const { signal, output } = await startWorker({ ...task, killAt }).ended
          expect(signal, output).toBe('SIGKILL')
          const row = await store.ofUser(task.userId)
          return { killAt, userId: task.userId, row, effects: effectsOf(task.userId) }
        },
      )

      const sweeper = define({ ...base, userId: '' }, store)
      const open = async () =>
        (await store.list({ limit: 1_000, offset: 0 })).rows.filter(({ state }) => state !== 'finished')
      await until(async () => {
        await sweeper.sweep({ limit: 1_000 })
        return (await open()).length === 0
      }, leaseMs * 5)

      let finished = 0
      for (const { killAt, userId, row, effects: before } of killed) {
        const subject = `killed at ${killAt}, ${row?.state} ${row?.step}`
        const end = await store.ofUser(userId)
        const after = effectsOf(userId)
        if (!isAccepted(row?.state) && !row?.claimed) {
          expect(end, subject).toBe(undefined)
          expect(after, subject).toEqual([])
          if (mode !== 'gone') expect(await clerk.exists(userId), subject).toBe(true)
          continue
        }
        expect(end?.state, subject).toBe('finished')
        finished++
        expect(await clerk.exists(userId), subject).toBe(false)
        const main = end?.done.map(({ step }) => step).filter((name) => !name.startsWith('accepted:'))
        expect(main, subject).toEqual(['billing', 'clerk', 'files', 'search'])
        for (const { step } of row?.done ?? []) {
          const name = step.replace('accepted:', '')
          const count = (list: readonly string[]) => list.filter((each) => each === name).length
          expect(count(after), `${subject}: repeats of ${name}`).toBe(count(before))
        }
      }
      await store.end()
      const seen = { points, finished, untouched: points - finished, lost: 0, repeated: 0 }
      if (process.env.TEST_MATRIX) writeCrashes({ ledger: titles[kind], process: titles[mode], ...seen })
    }, 180_000)
  },
)
