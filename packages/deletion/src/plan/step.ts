import type { ClerkClient } from '../clerk/client.ts'
import { codesOf, fieldsOf } from '../clerk/errors.ts'

/** Argument of a step. */
export interface StepContext<Snapshot = unknown> {
  readonly userId: string
  /** The app's own id of the user, where Clerk knew one. */
  readonly externalId: string | null
  /** Result of the option `snapshot`; null if the user was already gone, because a webhook knows only ids. */
  readonly user: Snapshot | null
  readonly deletionId: string
  /** Stable over retries and ledgers: an idempotency key for other services. */
  readonly key: string
  /** 1 at first. */
  readonly attempt: number
  /** Aborts when the time is up. A step that ignores it stops the deletion (`unresponsive`), as no second copy may run. */
  readonly signal: AbortSignal
  /** `self`, an administrator's user id, `clerk` or `reconcile`. */
  readonly requestedBy: string
  readonly clerkClient: ClerkClient
}

/** Data that a step kept on purpose. */
export interface Retained {
  readonly retained: { readonly ground: string; readonly until: number }
}

// biome-ignore lint/suspicious/noConfusingVoidType: the return type of functions without `return`
type StepResult = Retained | null | undefined | void

/** A step of a deletion, made by `step()`. */
export interface Step<Snapshot = unknown> {
  readonly name: string
  readonly run: (context: StepContext<Snapshot>) => Promise<StepResult> | StepResult
  /** For people: what goes, or what stays and why. */
  readonly title?: string
  /** Former names, so that deletions made before a rename go on. */
  readonly formerly?: readonly string[]
  /** @default the plan's `timeoutMs` */
  readonly timeoutMs?: number
  /** Marks Clerk's own deletion. */
  readonly account?: true
}

/** A name or code: lower case, as it is stored and shown. */
export const isCode = (text: unknown): boolean => typeof text === 'string' && /^[a-z0-9_.-]{1,60}$/.test(text)

/**
 * Defines a step. It must be safe to run twice: a process can die after the effect and before the record.
 * @param run throw to try again later; return nothing or `retained()` when done. Await everything in it
 * @example step('billing', async ({ userId, key, signal }) => stripe.cancel(userId, { idempotencyKey: key, signal }))
 */
export function step<Snapshot = unknown>(
  name: string,
  run: Step<Snapshot>['run'],
  options: Pick<Step, 'title' | 'formerly' | 'timeoutMs'> = {},
): Step<Snapshot> {
  for (const each of [name, ...(options.formerly ?? [])])
    if (!isCode(each))
      throw new TypeError(`Step name ${JSON.stringify(each)}: use 1 to 60 of a-z, 0-9, "_", "." and "-".`)
  if (typeof run !== 'function') throw new TypeError(`Step "${name}" needs a function.`)
  return { ...options, name, run }
}

/**
 * Says that a step kept data on purpose.
 * @param ground a code such as `tax_law`, no free text
 * @example return retained('tax_law', { until: new Date('2036-12-31') })
 */
export function retained(ground: string, { until }: { readonly until: Date | number }): Retained {
  const time = Math.round(Number(until))
  if (!isCode(ground)) throw new TypeError('retained(): the ground is a code such as "tax_law".')
  if (!isTime(time)) throw new TypeError('retained(): `until` is a date or milliseconds.')
  return { retained: { ground, until: time } }
}

/** True for a time that a Date can hold. */
export const isTime = (ms: unknown): boolean => Number.isInteger(ms) && Math.abs(ms as number) <= 8.64e15

/**
 * An error that retries the step after `seconds`, without counting as a failure.
 * @example throw retryAfter(Number(response.headers.get('retry-after')))
 */
export function retryAfter(seconds: number): Error {
  if (!(seconds >= 0 && Number.isFinite(seconds))) throw new TypeError('retryAfter() needs a number of seconds.')
  return Object.assign(new Error(`Try again in ${seconds} s.`), { code: 'retry_after', retryAfter: seconds })
}

/**
 * Turns an error that means "nothing left to delete" into success; throws every other one again.
 * @param error the caught error
 * @param known HTTP statuses and error codes that mean it
 * @example try { await stripe.customers.del(id) } catch (error) { alreadyGone(error, 404, 'resource_missing') }
 */
export function alreadyGone(error: unknown, ...known: readonly (number | string)[]): void {
  const { status, statusCode } = fieldsOf(error)
  const found = [status, statusCode, ...codesOf(error)]
  if (!known.some((each) => found.includes(each))) throw error
}
