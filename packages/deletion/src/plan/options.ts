import type { ClerkClient, ClerkUser } from '../clerk/client.ts'
import type { DeletionEvent } from '../port.ts'
import type { Store } from '../stores/store.ts'
import type { BlockerCheck } from './blockers.ts'
import type { Step } from './step.ts'

/** Options of `defineDeletion()`. */
export interface DeletionOptions<Snapshot = unknown> {
  /** The ledger that deletions are recorded in, such as `sqliteStore('data/deletions.db')`. */
  readonly store: Store
  /** A client with the secret key, or a function that creates one at first use. */
  readonly clerkClient: ClerkClient | (() => ClerkClient | Promise<ClerkClient>)
  /** The steps of a deletion, in order. Exactly one is `clerkAccount()`. */
  readonly steps: readonly Step<Snapshot>[]
  /** Checks for reasons against a deletion, before it is accepted and again when its grace period ends. @default [] */
  readonly blockers?: readonly BlockerCheck[]
  /** The time to undo a deletion: a duration such as `14d`, or milliseconds. @default none */
  readonly gracePeriod?: string | number
  /**
   * Steps at the start of a grace period, such as `revokeSessions()` and an email. They must not destroy anything.
   * @default []
   */
  readonly accepted?: readonly Step<Snapshot>[]
  /** Steps after an undo. @default [] */
  readonly cancelled?: readonly Step<Snapshot>[]
  /**
   * Picks what steps need to know about the user, such as an email address. Stored as JSON until the deletion ends.
   * @default nothing
   */
  readonly snapshot?: (user: ClerkUser) => Snapshot | Promise<Snapshot>
  /**
   * Called at most once per recorded transition, by the process that recorded it. Anything that must not be lost
   * belongs in a step.
   */
  readonly onEvent?: (event: DeletionEvent) => void
  /**
   * Sets an alarm that calls `handleWake(id)` after `waitMs` milliseconds, such as a job of a queue. Alarms may be lost or
   * ring twice, because the sweep runs too. @default the sweep alone
   */
  readonly schedule?: (id: string, waitMs: number) => unknown
  /** The time limit, in milliseconds, for one step and for all blockers together. @default 30_000 */
  readonly timeoutMs?: number
  /** The milliseconds that a process reserves a deletion for, per step. @default long enough for the slowest step */
  readonly leaseMs?: number
  /** The milliseconds that a request waits for its deletion. @default 8_000 */
  readonly waitMs?: number
  /** The failures of one step after which the deletion is `stuck`. @default 20 */
  readonly maxAttempts?: number
  /** The milliseconds between the sweeps of `start()`. @default 10_000 */
  readonly sweepEveryMs?: number
}

/** A plan with its defaults. Step names carry their phase. */
export interface Plan {
  readonly options: DeletionOptions<never> & {
    readonly timeoutMs: number
    readonly waitMs: number
    readonly maxAttempts: number
  }
  readonly graceMs: number | null
  readonly leaseMs: number
  readonly names: readonly string[]
  /** By qualified name, former ones too. */
  readonly steps: ReadonlyMap<string, Step<never>>
}

/** `accepted:` and `cancelled:` are the prefixes of steps beside the main ones. */
export type Phase = 'accepted:' | 'cancelled:' | ''

export const inPhase = (names: readonly string[], phase: Phase): readonly string[] =>
  names.filter((name) => (phase ? name.startsWith(phase) : !name.includes(':')))

/** Time that a step has to end after its signal. */
export const settleMsOf = (timeoutMs: number): number => Math.min(5_000, timeoutMs)

/** @throws TypeError for mistakes in the code; nothing here depends on the environment */
export function planOf(given: DeletionOptions<never>): Plan {
  const {
    steps,
    accepted = [],
    cancelled = [],
    gracePeriod,
    timeoutMs = 30_000,
    waitMs = 8_000,
    maxAttempts = 20,
  } = given
  if (steps.filter(({ account }) => account).length !== 1)
    throw new TypeError('defineDeletion: `steps` needs clerkAccount() exactly once.')
  const { leaseMs: givenLease, sweepEveryMs } = given
  const numbers = { timeoutMs, waitMs, maxAttempts, leaseMs: givenLease, sweepEveryMs }
  for (const [name, value] of Object.entries(numbers)) assertNumber(`defineDeletion: \`${name}\``, value)
  const graceMs = gracePeriod === undefined ? null : milliseconds(gracePeriod)
  if (graceMs === null && accepted.length + cancelled.length)
    throw new TypeError('defineDeletion: `accepted` and `cancelled` need a `gracePeriod`.')
  if ([...accepted, ...cancelled].some(({ account }) => account))
    throw new TypeError('defineDeletion: clerkAccount() belongs in `steps`.')

  const byName = new Map<string, Step<never>>()
  const names: string[] = []
  const add = (phase: Phase, list: readonly Step<never>[]): void => {
    for (const each of list) {
      assertNumber(`Step "${each.name}": \`timeoutMs\``, each.timeoutMs)
      for (const name of [each.name, ...(each.formerly ?? [])]) {
        if (byName.has(phase + name)) throw new TypeError(`defineDeletion: two steps are named "${name}".`)
        byName.set(phase + name, each)
      }
      names.push(phase + each.name)
    }
  }
  add('accepted:', accepted)
  add('', steps)
  add('cancelled:', cancelled)

  const slowest = Math.max(timeoutMs, ...[...byName.values()].map((each) => each.timeoutMs ?? 0))
  const longest = slowest + settleMsOf(slowest)
  const leaseMs = givenLease ?? longest + 10_000
  if (leaseMs <= longest)
    throw new TypeError(`defineDeletion: \`leaseMs\` must be more than ${longest}, the time of the slowest step.`)
  return { options: { ...given, timeoutMs, waitMs, maxAttempts }, graceMs, leaseMs, names, steps: byName }
}

/** The most milliseconds of a timer: it ends a longer one at once. */
export const maxTimer = 2_147_483_647

function assertNumber(subject: string, value: number | undefined): void {
  if (value !== undefined && !(value >= 0 && value <= maxTimer))
    throw new TypeError(`${subject} must be a number from 0 to ${maxTimer}.`)
}

const units = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** Milliseconds of a duration such as `14d`. */
export function milliseconds(duration: string | number): number {
  const [, amount, unit] = /^(\d+)([smhd])$/.exec(String(duration)) ?? []
  const result = typeof duration === 'number' ? duration : Number(amount) * units[unit as keyof typeof units]
  if (!(result > 0 && Number.isFinite(result)))
    throw new TypeError(
      `${JSON.stringify(duration)} is not a duration. Use "14d", "12h", "30m", "10s" or milliseconds.`,
    )
  return result
}
