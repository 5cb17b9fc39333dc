import type { ClerkClient, ClerkUser } from '../clerk/client.ts'
import { isMissing } from '../clerk/errors.ts'
import {
  noAnswer,
  otherInstance,
  reportEvent,
  reportNoAlarm,
  snapshotFailed,
  startsAnew,
  stuck,
  unreachableClerk,
} from '../log/notices.ts'
import { maxTimer, type Plan } from '../plan/options.ts'
import type { DeletionEvent } from '../port.ts'
import type { Row, Store } from '../stores/store.ts'

/** State and helpers that the parts of the engine share. */
export interface Engine {
  readonly plan: Plan
  readonly store: Store
  clerk(): Promise<ClerkClient>
  /** True if the secret key is this instance's. Throws where Clerk can't be asked. */
  isOwn(instance: string): Promise<boolean>
  /** True if the row is about this instance, and Clerk can say so. */
  owns(row: Row): Promise<boolean>
  emit(type: DeletionEvent['type'], row: Row, details?: Partial<DeletionEvent>): void
  /** Asks the scheduler for a call of `handleWake()`. Never throws. */
  alarm(id: string, waitMs: number | null): Promise<void>
  /** Erases what is known of users whose deletion should have ended long ago, once an hour. */
  expire(): Promise<void>
  /** Says that deletions wait because Clerk can't be asked. */
  warnOfClerk(error: unknown): void
  /** Says something to the operator, once per topic. */
  warn(topic: string, message: string): void
}

const maxTopics = 1_000

const engines = new WeakMap<Plan, Engine>()

/** The engine of a plan, made at first use. */
export function engineOf(plan: Plan): Engine {
  const engine = engines.get(plan) ?? makeEngine(plan)
  engines.set(plan, engine)
  return engine
}

function makeEngine(plan: Plan): Engine {
  const { store, clerkClient, onEvent, schedule } = plan.options
  const own = new Set<string>()
  const warned = new Set<string>()
  let expireAt = 0
  let readAgainAt = 0
  let client: Promise<ClerkClient> | undefined

  const clerk = (): Promise<ClerkClient> => {
    client ??= Promise.resolve(typeof clerkClient === 'function' ? clerkClient() : clerkClient)
    client.catch(() => {
      client = undefined
    })
    return client
  }
  const warn = (topic: string, message: string): void => {
    if (warned.has(topic)) return
    // Webhooks name any number of users: the memory of it is bounded.
    if (warned.size >= maxTopics) warned.clear()
    warned.add(topic)
    console.warn(`[account-routes] ${message}`)
  }
  const warnOfClerk = (error: unknown): void => warn('clerk', unreachableClerk(error))
  const isOwn = async (instance: string): Promise<boolean> => {
    // Another instance's deletions are many where a worker has the wrong key: the keys are not read for each of them.
    if (own.has(instance) || (own.size && performance.now() < readAgainAt)) return own.has(instance)
    const { keys } = await within(plan, 'Clerk', async () => (await clerk()).jwks.getJwks())
    for (const { kid } of keys ?? []) own.add(kid)
    readAgainAt = performance.now() + 60_000
    return own.has(instance)
  }
  return {
    plan,
    store,
    isOwn,
    async owns(row) {
      try {
        const owns = await isOwn(row.instance)
        if (!owns) warn(`${row.id}:instance`, otherInstance(row))
        return owns
      } catch (error) {
        warnOfClerk(error)
        return false
      }
    },
    clerk,
    warn,
    warnOfClerk,
    async expire() {
      // Not by the time of day, which may be set back.
      if (performance.now() < expireAt) return
      expireAt = performance.now() + 3_600_000
      await store.expire(30 * 86_400_000, plan.graceMs ?? 0)
    },
    async alarm(id, waitMs) {
      // A longer wait is the ledger's: the sweep ends it.
      if (!schedule || waitMs === null || waitMs > maxBackoffMs) return
      try {
        await schedule(id, waitMs)
      } catch (error) {
        reportNoAlarm(id, error)
      }
    },
    emit(type, row, details) {
      const { id, userId, requestedBy, overridden } = row
      if (!onEvent && type === 'stuck') warn(row.id, stuck(row, details?.step, details?.error))
      // An asynchronous function that rejects would end the process.
      const tell = async (): Promise<void> =>
        onEvent?.({ type, deletionId: id, userId, requestedBy, ...(overridden.length && { overridden }), ...details })
      tell().catch(reportEvent)
    },
  }
}

/** The user at Clerk; undefined if Clerk itself says that they do not exist. */
export async function userOf(engine: Engine, userId: string): Promise<ClerkUser | undefined> {
  try {
    return await within(engine.plan, 'Clerk', async () => (await engine.clerk()).users.getUser(userId))
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** The snapshot as every ledger gives it back. */
export async function snapshotOf({ plan }: Engine, user: ClerkUser | undefined): Promise<unknown> {
  const { snapshot } = plan.options
  if (!user || !snapshot) return null
  try {
    const taken: unknown = await within(plan, 'The function', async () => snapshot(user))
    return JSON.parse(JSON.stringify(taken) ?? 'null')
  } catch (cause) {
    throw new Error(snapshotFailed, { cause })
  }
}

/**
 * Clerk never reuses an id. An emulator that starts anew does, and "deleted" must not be said of a living user. Clerk's
 * answers may be some seconds behind its deletions.
 */
export async function isOutdated(engine: Engine, row: Row): Promise<boolean> {
  const { userId, state, finishedAt, now } = row
  const isOld = state === 'finished' && now > Number(finishedAt) + 10_000
  if (!isOld || !(await userOf(engine, userId))) return false
  engine.warn(row.id, startsAnew(row))
  return true
}

/** Waits for a call at most as long as for a step: nothing else bounds it. */
export function within<T>(
  { options }: Plan,
  subject: string,
  call: () => Promise<T>,
  ms = options.timeoutMs,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(noAnswer(subject, ms))), Math.min(ms, maxTimer))
  })
  return Promise.race([call(), late]).finally(() => clearTimeout(timer))
}

const digits = '0123456789abcdefghijklmnopqrstuv'

/** 160 random bits in lower case, so that the id itself may be a capability. */
export const newId = (prefix = 'del_'): string =>
  prefix + Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => digits[byte % 32]).join('')

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Milliseconds until the row is due; null when nothing is left to run. */
export const waitOf = ({ nextAt, now }: Row): number | null => (nextAt === null ? null : Math.max(0, nextAt - now))

const maxBackoffMs = 3_600_000

/** Exponential backoff with jitter, from a second to an hour. */
export const backoff = (attempt: number): number =>
  Math.min(maxBackoffMs, 1_000 * 2 ** Math.min(attempt - 1, 12)) * (0.5 + Math.random() / 2)

export const isDone = ({ done }: Pick<Row, 'done'>, name: string): boolean => done.some(({ step }) => step === name)

/** Time until a deletion that this process can't run is looked at again. */
export const elsewhereMs = 60_000
