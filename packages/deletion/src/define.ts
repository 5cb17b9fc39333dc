import { recordOf } from './engine/record.ts'
import { type DeletionOptions, inPhase, milliseconds, type Plan, planOf } from './plan/options.ts'
import type { AccountDeletion } from './port.ts'

/** Deletions of accounts, as the routes, the webhook and the app's own jobs use them. */
export interface Deletion extends AccountDeletion {
  /**
   * Runs what is due of a deletion. Safe to call any number of times, by any number of processes.
   * @returns milliseconds until the next call, or null when nothing is left to run
   */
  run(id: string): Promise<number | null>
  /** Answers an alarm of the option `schedule`: runs what is due, and sets the next alarm. */
  handleWake(id: string): Promise<void>
  /** Sweeps every few seconds, for as long as the process lives. May be called with each request: a started plan stays as it is. */
  start(): Promise<void>
  /** Ends the sweeps of `start()`, after the steps that run now. */
  stop(): Promise<void>
  /** True from acceptance on, for the app's own routes. */
  isLeaving(userId: string): Promise<boolean>
  /**
   * Removes cancelled deletions and strips finished ones, both older than this. Those that retain data stay as they are.
   * @param olderThan a duration such as `730d`. @default 731d, which is 24 months in any year
   */
  purge(olderThan?: string | number): Promise<number>
  /** Removes finished deletions too. @param olderThan at least 400 days, because late webhooks and backups bring users back */
  forget(olderThan: string | number): Promise<number>
}

/**
 * Defines how accounts are deleted. Nothing is opened or called before first use.
 * @example
 * export const deletion = defineDeletion({
 *   store: sqliteStore('data/deletions.db'),
 *   clerkClient: () => createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY }),
 *   steps: [revokeSessions(), step('files', ({ userId }) => deleteFiles(userId)), clerkAccount()],
 * })
 */
export function defineDeletion<Snapshot = unknown>(options: DeletionOptions<Snapshot>): Deletion {
  const plan = planOf(options as unknown as DeletionOptions<never>)
  const { store } = options
  // Loaded on demand: deletions are rare, and most processes of an app start for something else.
  const engine = async () => (await import('./engine/index.ts')).operationsOf(plan)

  const deletion: Deletion = {
    blockerCodes: (plan.options.blockers ?? []).map(({ code }) => code),
    gracePeriodMs: plan.graceMs,
    waitMs: plan.options.waitMs,
    steps: inPhase(plan.names, '').map((name) => ({ name, title: plan.steps.get(name)?.title ?? null })),
    request: async (asked) => (await engine()).request(asked),
    run: async (id) => (await engine()).run(id),
    handleWake: async (id) => (await engine()).handleWake(id),
    sweep: async (bounds) => (await engine()).sweep(bounds),
    start: async () => (await engine()).start(),
    stop: async () => (await engine()).stop(),
    gone: async (user) => (await engine()).gone(user),
    cancel: async (id) => (await engine()).cancel(id),
    cancelOwn: async (userId) => (await engine()).cancelOwn(userId),
    retry: async (id) => (await engine()).retry(id),
    blockersOf: async (userId) => (await engine()).blockersOf(userId),
    async find(id) {
      const row = await store.find(id)
      return row && recordOf(plan, row)
    },
    async ofUser(userId) {
      const row = await store.ofUser(userId)
      return row && recordOf(plan, row)
    },
    async list(page) {
      const { rows, totalCount } = await store.list(page)
      return { data: rows.map((row) => recordOf(plan, row)), totalCount }
    },
    async admitted(userIds) {
      const rows = await store.leaving(userIds)
      return rows.filter((row) => isAdmitted(row.state) && !row.accountGone).map(({ userId }) => userId)
    },
    async isDeleted(userId) {
      const row = await store.ofUser(userId)
      return row !== undefined && isAdmitted(row.state)
    },
    async isLeaving(userId) {
      return (await store.leaving([userId])).some(({ state }) => state !== 'checking')
    },
    purge: (olderThan = '731d') => store.purge(milliseconds(olderThan)),
    async forget(olderThan) {
      const ms = milliseconds(olderThan)
      if (ms < milliseconds('400d')) throw new RangeError('forget(): keep finished deletions for at least 400 days.')
      return store.forget(ms)
    },
  }
  plans.set(deletion, plan)
  return deletion
}

const plans = new WeakMap<object, Plan>()

/** The plan of a deletion, for functions beside it. */
export function planFor(deletion: object): Plan {
  const plan = plans.get(deletion)
  if (!plan) throw new TypeError('Expected what defineDeletion() returned.')
  return plan
}

const isAdmitted = (state: string): boolean => state === 'running' || state === 'stuck' || state === 'finished'
