import { askBlockers } from './engine/check.ts'
import { type Engine, engineOf, keepEngine, newId, recordOf } from './engine/context.ts'
import { follow, request } from './engine/request.ts'
import { run } from './engine/run.ts'
import { startLoop, stopLoop, sweep } from './engine/sweep.ts'
import { type DeletionOptions, inPhase, milliseconds, planOf } from './plan/options.ts'
import type { AccountDeletion, CancelOutcome } from './port.ts'

/** Deletions of accounts, as the routes, the webhook and the app's own jobs use them. */
export interface Deletion extends AccountDeletion {
  /**
   * Runs what is due of a deletion. Safe to call any number of times, by any number of processes.
   * @returns milliseconds until the next call, or null when nothing is left to run
   */
  run(id: string): Promise<number | null>
  /** Answers an alarm of the option `schedule`: runs what is due, and sets the next alarm. */
  handleWake(id: string): Promise<void>
  /** Sweeps every few seconds, for as long as the process lives. */
  start(): Promise<void>
  /** Ends the sweeps of `start()`, after the steps that run now. */
  stop(): Promise<void>
  /** True from acceptance on, for the app's own routes. */
  isLeaving(userId: string): Promise<boolean>
  /**
   * Removes cancelled deletions and strips finished ones, both older than this. Those that retain data stay as they are.
   * @param olderThan a duration such as `730d`. @default 730d
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
  const engine = engineOf(plan)
  const { store } = options

  const deletion: Deletion = {
    blockerCodes: (plan.options.blockers ?? []).map(({ code }) => code),
    gracePeriodMs: plan.graceMs,
    waitMs: plan.options.waitMs,
    steps: inPhase(plan.names, '').map((name) => ({ name, title: plan.steps.get(name)?.title ?? null })),
    request: (asked) => request(engine, asked),
    run: (id) => run(engine, id),
    handleWake: async (id) => engine.alarm(id, await run(engine, id)),
    sweep: (bounds) => sweep(engine, bounds),
    start: () => startLoop(engine),
    stop: () => stopLoop(engine),
    gone: (user) => gone(engine, user),
    cancel: (id) => cancel(engine, id, null),
    async cancelOwn(userId) {
      const row = (await store.ofUser(userId)) ?? (await store.lastCancelled(userId))
      return row ? cancel(engine, row.id, 'self') : 'not_found'
    },
    async retry(id) {
      if (await store.retry(id)) {
        void engine.alarm(id, 0)
        return 'retried'
      }
      return (await store.find(id)) ? 'not_stuck' : 'not_found'
    },
    async find(id) {
      const row = await store.find(id)
      return row && recordOf(row)
    },
    async ofUser(userId) {
      const row = await store.ofUser(userId)
      return row && recordOf(row)
    },
    async list(page) {
      const { rows, totalCount } = await store.list(page)
      return { data: rows.map(recordOf), totalCount }
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
    async blockersOf(userId) {
      return (await askBlockers(engine, userId)).blockers
    },
    purge: (olderThan = '730d') => store.purge(milliseconds(olderThan)),
    async forget(olderThan) {
      const ms = milliseconds(olderThan)
      if (ms < milliseconds('400d')) throw new RangeError('forget(): keep finished deletions for at least 400 days.')
      return store.forget(ms)
    },
  }
  return keepEngine(deletion, engine)
}

const isAdmitted = (state: string): boolean => state === 'running' || state === 'stuck' || state === 'finished'

/** @param by limits it to deletions that this requester asked for */
async function cancel(engine: Engine, id: string, by: 'self' | null): Promise<CancelOutcome> {
  const { store, plan } = engine
  const pending = inPhase(plan.names, 'cancelled:').length > 0
  const row = await store.cancel(id, by, pending ? 0 : null)
  if (row) {
    engine.emit('cancelled', row)
    if (pending) await follow(engine, row, undefined, Date.now() + plan.options.waitMs)
    return 'cancelled'
  }
  const found = await store.find(id)
  if (!found) return 'not_found'
  if (found.state === 'scheduled' && by !== null && found.requestedBy !== by) return 'not_yours'
  return found.state === 'cancelled' ? 'cancelled' : 'too_late'
}

async function gone(
  engine: Engine,
  { userId, externalId, instance }: Parameters<AccountDeletion['gone']>[0],
): Promise<void> {
  // If Clerk can't be asked now, the claim is recorded, and Clerk is asked before anything runs.
  if (!(await engine.isOwn(instance).catch(() => true))) {
    engine.warn(
      `webhook:${instance}`,
      `A webhook of instance ${instance} is ignored: CLERK_SECRET_KEY is another instance's.`,
    )
    return
  }
  const claim = { id: newId(), userId, externalId, instance, requestedBy: 'clerk', plan: engine.plan.names }
  const row = await engine.store.gone(claim)
  if (row) void engine.alarm(row.id, 0)
}
