import type { ClerkClient, ClerkUser } from '../clerk/client.ts'
import { isMissing } from '../clerk/errors.ts'
import type { Plan } from '../plan/options.ts'
import type { DeletionEvent } from '../port.ts'
import type { Row, Store } from '../stores/store.ts'
import { logError } from './log.ts'

/** State and helpers that the parts of the engine share. */
export interface Engine {
  readonly plan: Plan
  readonly store: Store
  clerk(): Promise<ClerkClient>
  /** True where the secret key is this instance's. Throws where Clerk can't be asked. */
  isOwn(instance: string): Promise<boolean>
  emit(type: DeletionEvent['type'], row: Row, details?: Partial<DeletionEvent>): void
  /** Asks the scheduler for a call of `handleWake()`. Never throws. */
  alarm(id: string, waitMs: number | null): Promise<void>
  /** Erases what is known of users whose deletion should have ended long ago, once an hour. */
  expire(): Promise<void>
  /** Says something to the operator, once per topic. */
  warn(topic: string, message: string): void
}

const engines = new WeakMap<Plan, Engine>()

/** The engine of a plan, made at first use. */
export function engineOf(plan: Plan): Engine {
  const engine = engines.get(plan) ?? makeEngine(plan)
  engines.set(plan, engine)
  return engine
}

function makeEngine(plan: Plan): Engine {
  const { store, clerkClient, onEvent, schedule, timeoutMs } = plan.options
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
    warned.add(topic)
    console.warn(`[account-routes] ${message}`)
  }
  return {
    plan,
    store,
    clerk,
    warn,
    async expire() {
      if (Date.now() < expireAt) return
      expireAt = Date.now() + 3_600_000
      await store.expire(30 * 86_400_000)
    },
    async alarm(id, waitMs) {
      // A longer wait is the ledger's: the sweep ends it.
      if (!schedule || waitMs === null || waitMs > maxBackoffMs) return
      try {
        await schedule(id, waitMs)
      } catch (error) {
        logError(`No alarm was set for deletion ${id}; the sweep runs it.`, error)
      }
    },
    async isOwn(instance) {
      // Another instance's deletions are many where a worker has the wrong key: the keys are not read for each of them.
      if (own.has(instance) || (own.size && Date.now() < readAgainAt)) return own.has(instance)
      const asked = clerk().then(({ jwks }) => jwks.getJwks())
      const { keys } = await before(asked, timeoutMs, 'Clerk')
      for (const { kid } of keys ?? []) own.add(kid)
      readAgainAt = Date.now() + 60_000
      return own.has(instance)
    },
    emit(type, { id, userId, requestedBy }, details) {
      if (!onEvent && type === 'stuck') warn(id, `Deletion ${id} is stuck: ${details?.step} (${details?.error}).`)
      // Nobody waits for it, so a rejection would end the process.
      if (onEvent) void tell(onEvent, { type, deletionId: id, userId, requestedBy, ...details })
    },
  }
}

async function tell(onEvent: (event: DeletionEvent) => unknown, event: DeletionEvent): Promise<void> {
  try {
    await onEvent(event)
  } catch (error) {
    logError('onEvent failed.', error)
  }
}

/** The user at Clerk; undefined where Clerk itself says that they do not exist. */
export async function userOf(engine: Engine, userId: string): Promise<ClerkUser | undefined> {
  try {
    const asked = engine.clerk().then(({ users }) => users.getUser(userId))
    return await before(asked, engine.plan.options.timeoutMs, 'Clerk')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Waits for a promise at most so long. Clerk's client itself waits for ever, or for minutes. */
export function before<T>(promise: Promise<T>, ms: number, subject: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${subject} gave no answer within ${ms} ms.`)), ms)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
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

export const isDone = ({ done }: Row, name: string): boolean => done.some(({ step }) => step === name)

/** Time until a deletion that this process can't run is looked at again. */
export const elsewhereMs = 60_000
