import { appendFileSync } from 'node:fs'
import { clerkAccount, type DeletionOptions, retryAfter, type Store, step } from '@account-routes/deletion'
import { postgresStore } from '@account-routes/deletion/postgres'
import { crashPoints } from '@account-routes/deletion/testing'
import { createClerkClient } from '@clerk/backend'
import postgres from 'postgres'

/** Instructions for a process, as JSON in the variable TASK. */
export interface Task {
  readonly clerk: { readonly url: string; readonly secretKey: string; readonly instance: string }
  /** Every effect of a step becomes a line of this file. */
  readonly log: string
  /** The user who asks for their deletion; without one, the process only runs what is due. */
  readonly userId?: string
  /** Kills the process at this await, counted from the request on; 0 only counts. */
  readonly killAt?: number
  /** Milliseconds between sweeps. */
  readonly sweepEveryMs: number
  /** The step `files` asks for another try so many times. */
  readonly busy?: number
}

export const task = JSON.parse(process.env.TASK ?? '{}') as Task

const { begin, count, point, watch } = crashPoints(task.killAt ?? 0, { waits: true })

/** Starts to count the awaits at which a process can die. */
export function countPoints(): () => number {
  begin()
  return count
}

let busy = task.busy ?? 0

const effect = (name: string) =>
  step(name, async ({ userId }) => {
    point()
    if (name === 'files' && busy-- > 0) throw retryAfter(1)
    appendFileSync(task.log, `${userId} ${name} ${process.pid}\n`)
    point()
  })

const db = postgres(process.env.DATABASE_URL ?? '', { max: 4, onnotice: () => {} })
const store: Store = postgresStore(async (sql, parameters) => await db.unsafe(sql, parameters, { prepare: true }))
const { url, secretKey } = task.clerk
const { jwks, organizations, sessions, users } = createClerkClient({ apiUrl: url, secretKey })

const counted = watch(store)

/**
 * A process that is about to be killed runs its own deletion only: three crashes of others would make one stuck, and their
 * awaits would be counted.
 */
const own: Store = {
  ...counted,
  async find(id) {
    return (await store.find(id))?.userId === task.userId ? counted.find(id) : undefined
  },
  due: async () => [],
}

/** The plan of an app with PostgreSQL. */
export const plan: DeletionOptions = {
  store: task.killAt === undefined ? counted : own,
  clerkClient: { jwks, organizations, sessions, users: watch(users) },
  steps: [effect('billing'), clerkAccount(), effect('files'), effect('search')],
  timeoutMs: 800,
  leaseMs: 2_000,
  sweepEveryMs: task.sweepEveryMs,
}
