import { appendFileSync, existsSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { createClerkClient } from '@clerk/backend'
import {
  blocker,
  type ClerkClient,
  clerkAccount,
  type Deletion,
  defineDeletion,
  type Store,
  step,
} from '../../src/index.ts'
import { postgresStore } from '../../src/stores/postgres.ts'
import { sqliteStore } from '../../src/stores/sqlite.ts'
import { type CrashPoints, crashPoints } from '../../src/testing.ts'

/** Instructions for a worker process, as JSON. */
export interface WorkerTask {
  readonly clerk: { readonly url: string; readonly secretKey: string; readonly instance: string }
  /** A SQLite file or the URL of a PostgreSQL server. */
  readonly ledger: string
  /** Every effect of a step becomes a line of this file. */
  readonly log: string
  readonly mode: 'request' | 'grace' | 'run' | 'gone' | 'sweep'
  readonly userId: string
  readonly deletionId?: string
  /** Kills the process at this await, counted from 1. */
  readonly killAt?: number
  /** Moves the clock of the process. */
  readonly skewMs?: number
  /** `next` has a step more, and another name for `files`. */
  readonly release?: 'next'
  /** Ends a sweeping process after so many sweeps, also where something is left. */
  readonly sweeps?: number
  /** Sweeps as soon as this file exists, so that several processes begin together. */
  readonly gate?: string
  /** Waits so long within the step `files`. */
  readonly slowMs?: number
}

/** Time that a process holds a deletion in these tests. */
export const leaseMs = 2_000

/** A plan of four steps whose effects are lines in a file. */
export function define(task: WorkerTask, store: Store, { point, watch }: CrashPoints = crashPoints(0)): Deletion {
  const { url, secretKey } = task.clerk
  const client: ClerkClient = createClerkClient({ apiUrl: url, secretKey })
  const effect = (name: string, formerly: readonly string[] = []) => step(name, run(name), { formerly })
  const run =
    (name: string) =>
    async ({ userId }: { readonly userId: string }): Promise<void> => {
      point()
      appendFileSync(task.log, `${userId} ${name} ${process.pid}\n`)
      if (name === 'files' && task.slowMs) {
        console.log('slow')
        await new Promise((resolve) => setTimeout(resolve, task.slowMs))
      }
      point()
    }
  const files = task.release ? [effect('documents', ['files']), effect('added')] : [effect('files')]
  const grace = { gracePeriod: task.mode === 'run' || task.mode === 'sweep' ? 100 : 200, accepted: [effect('mail')] }
  return defineDeletion({
    store: watch(store),
    clerkClient: {
      jwks: client.jwks,
      users: watch(client.users),
      organizations: client.organizations,
      sessions: client.sessions,
    },
    blockers: [blocker('none', () => void point())],
    steps: [effect('billing'), clerkAccount(), ...files, effect('search')],
    ...(task.mode === 'request' || task.mode === 'gone' ? {} : grace),
    ...(task.slowMs || task.mode === 'sweep' ? {} : { timeoutMs: 800, leaseMs }),
  })
}

/** Opens a ledger by file name or URL. */
export async function openLedger(ledger: string): Promise<Store & { end(): Promise<void> }> {
  if (!ledger.startsWith('postgres:')) return { ...sqliteStore(ledger), end: async () => {} }
  const { connect } = await import('./connect.ts')
  const pool = connect(ledger)
  return { ...postgresStore(pool.query), end: pool.end }
}

async function main(task: WorkerTask): Promise<void> {
  const { now } = Date
  if (task.skewMs) Date.now = () => now() + (task.skewMs ?? 0)
  const store = await openLedger(task.ledger)
  await store.ready()
  const points = crashPoints(task.killAt ?? 0)
  const deletion = define(task, store, points)
  const { userId, clerk, deletionId = '' } = task
  if (task.mode === 'run') await deletion.run(deletionId)
  else if (task.mode === 'sweep') {
    console.log('ready')
    while (task.gate && !existsSync(task.gate)) await delay(5)
    for (let n = task.sweeps ?? Number.POSITIVE_INFINITY; n > 0; n--)
      if (!(await deletion.sweep({ limit: 10_000, concurrency: 8 })).ran) break
  } else if (task.mode === 'gone') {
    await deletion.gone({ userId, externalId: null, instance: clerk.instance })
    await deletion.run((await store.ofUser(userId))?.id ?? '')
  } else await deletion.request({ userId, instance: clerk.instance, requestedBy: 'self' })
  console.log(`points ${points.count()}`)
  await store.end()
}

const [task] = process.argv.slice(2)
if (import.meta.filename === process.argv[1] && task) await main(JSON.parse(task) as WorkerTask)
