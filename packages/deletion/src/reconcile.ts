import { untilAborted } from './clerk/client.ts'
import { fieldsOf, retryMsOf } from './clerk/errors.ts'
import { type Deletion, planFor } from './define.ts'
import { type Engine, engineOf, newId, userOf, within } from './engine/context.ts'

/** Options of `reconcile()`. */
export interface ReconcileOptions {
  /** Ids of all users that the app keeps data about: a list, or a cursor over its table. */
  readonly userIds: Iterable<string> | AsyncIterable<string>
  /** False to open deletions for missing users; otherwise they are only reported. @default true */
  readonly dryRun?: boolean
  /** A user who certainly exists, such as the app's owner. Required unless it is a dry run. */
  readonly canary?: string
  /** Stops if more users are missing. @default the smaller of max(10, 1 %) and half of those asked about */
  readonly maxMissing?: number
  /** Requests per second to Clerk, which allows 100 in production and 10 in development. @default 5 */
  readonly requestsPerSecond?: number
  readonly signal?: AbortSignal
}

/** Result of `reconcile()`. */
export interface ReconcileResult {
  /** Users that Clerk was asked about. Those whose deletion is recorded are not among them. */
  readonly asked: number
  /** Users that Clerk does not know. */
  readonly missing: readonly string[]
  /** Deletions that were opened. The sweep confirms each with Clerk before it runs a step. */
  readonly opened: number
  /** Reason why it stopped without changing anything. */
  readonly stopped: 'other_instance' | 'canary_missing' | 'too_many_missing' | null
}

/** The most ids that Clerk takes in one request. */
const pageSize = 100

/**
 * Finds users who were deleted while no webhook was mounted, and opens their deletions. First counts all of them, and
 * changes nothing where the numbers or the key look wrong.
 * @throws TypeError without a canary, and for ids that are no user ids
 * @example await reconcile(deletion, { userIds: allUserIds(), canary: 'user_…', dryRun: false })
 */
export async function reconcile(deletion: Deletion, options: ReconcileOptions): Promise<ReconcileResult> {
  const { userIds, dryRun = true, canary, requestsPerSecond = 5, signal } = options
  if (!dryRun && !canary)
    throw new TypeError('reconcile(): `canary` must name a user who certainly exists, unless it is a dry run.')
  if (!(requestsPerSecond > 0)) throw new TypeError('reconcile(): `requestsPerSecond` must be more than 0.')
  const engine = engineOf(planFor(deletion))
  const ask = paced(engine, requestsPerSecond, signal)
  const isMissing = (userId: string): Promise<boolean> => ask(async () => !(await userOf(engine, userId)))
  const missing: string[] = []
  let asked = 0
  const end = (stopped: ReconcileResult['stopped'], opened = 0): ReconcileResult => ({
    asked,
    missing,
    opened,
    stopped,
  })

  const instance = await instanceOf(engine, ask)
  if (!instance) return end('other_instance')
  if (canary && (await isMissing(userIdOf(canary)))) return end('canary_missing')

  for await (const page of pages(userIds)) {
    const open = await unsettled(engine, page)
    if (!open.length) continue
    asked += open.length
    const { users } = await engine.clerk()
    // Clerk's SDK asks for the total as well.
    const { data } = await ask(() => users.getUserList({ userId: open, limit: pageSize }), 2)
    const known = new Set(data.map(({ id }) => id))
    // A list can be short for other reasons: only Clerk's word about the single user counts.
    for (const userId of open) if (!known.has(userId) && (await isMissing(userId))) missing.push(userId)
  }

  const { maxMissing = Math.min(Math.max(10, asked / 100), asked / 2) } = options
  // Also where it is no number.
  if (!(missing.length <= maxMissing)) return end('too_many_missing')
  if (canary && (await isMissing(canary))) return end('canary_missing')
  if (dryRun) return end(null)

  let opened = 0
  for (const userId of missing) {
    signal?.throwIfAborted()
    const claim = { id: newId(), userId, externalId: null, instance, requestedBy: 'reconcile', plan: engine.plan.names }
    const row = await engine.store.gone(claim)
    if (!row) continue
    opened++
    void engine.alarm(row.id, 0)
  }
  return end(null, opened)
}

/** Makes a call in its turn. `cost` is the number of requests that it takes. */
type Ask = <T>(call: () => Promise<T>, cost?: number) => Promise<T>

/** The instance of the secret key, unless the ledger is about another one. */
async function instanceOf(engine: Engine, ask: Ask): Promise<string | undefined> {
  const { jwks } = await engine.clerk()
  const { keys = [] } = await ask(() => jwks.getJwks())
  const { rows } = await engine.store.list({ limit: 100, offset: 0 })
  const own = keys.map(({ kid }) => kid)
  return rows.length ? rows.find(({ instance }) => own.includes(instance))?.instance : own[0]
}

/** Users whose deletion is not under way already. */
async function unsettled(engine: Engine, userIds: readonly string[]): Promise<string[]> {
  const rows = await engine.store.leaving(userIds)
  const settled = rows.filter((row) => row.state === 'running' || row.state === 'finished' || row.accountGone)
  const ids = new Set(settled.map(({ userId }) => userId))
  return userIds.filter((id) => !ids.has(id))
}

async function* pages(userIds: ReconcileOptions['userIds']): AsyncGenerator<string[]> {
  let page = new Set<string>()
  for await (const id of userIds) {
    page.add(userIdOf(id))
    if (page.size < pageSize) continue
    yield [...page]
    page = new Set()
  }
  if (page.size) yield [...page]
}

/** Clerk reads an id with a sign before it as a filter. */
function userIdOf(id: unknown): string {
  if (typeof id === 'string' && /^user_\w{1,64}$/.test(id)) return id
  throw new TypeError(`reconcile(): ${JSON.stringify(id)?.slice(0, 80)} is not a Clerk user id.`)
}

/** A longer one may not fit a timer. */
const maxPauseMs = 3_600_000

/** Calls one after the other at a rate per second, and again after a rate limit of Clerk. */
function paced({ plan }: Engine, perSecond: number, signal: AbortSignal | undefined): Ask {
  let free = 0
  return async (call, cost = 1) => {
    for (let tries = 1; ; tries++) {
      const now = performance.now()
      const start = Math.max(now, free)
      free = start + (1_000 * cost) / perSecond
      if (start > now) await pause(start - now, signal)
      signal?.throwIfAborted()
      try {
        return await untilAborted(signal, () => within(plan, 'Clerk', call))
      } catch (error) {
        if (fieldsOf(error).status !== 429 || tries === 5) throw error
        free = performance.now() + Math.min(retryMsOf(error) ?? 10_000, maxPauseMs)
      }
    }
  }
}

/** Sleeps. An aborted one holds no timer, which would keep the process alive. */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const sleep = (): Promise<void> =>
    new Promise((resolve) => {
      timer = setTimeout(resolve, ms)
    })
  return untilAborted(signal, sleep).finally(() => clearTimeout(timer))
}
