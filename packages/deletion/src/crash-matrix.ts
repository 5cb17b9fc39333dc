import type { Row, Store } from './stores/store.ts'

/** A process that ran a user's deletion, and has ended. */
export interface CrashRun {
  readonly userId: string
  /** The awaits that it counted. Absent if it was killed. */
  readonly points?: number
}

/** Options of `crashMatrix()`. */
export interface CrashMatrixOptions {
  /**
   * Makes a user and starts a process that asks for their deletion, runs it, and dies at this await, counted from 1. With 0
   * it only counts them. Resolves when the process has ended. See `crashPoints()`.
   */
  readonly start: (killAt: number) => Promise<CrashRun>
  /** Runs what is due, as other processes do by their sweep. Called until nothing is left. */
  readonly resume: () => Promise<unknown>
  /** Effects of the steps on a user so far: a step's name for each time. Clerk's deletion is `clerk`. */
  readonly effects: (userId: string) => Promise<readonly string[]> | readonly string[]
  readonly store: Pick<Store, 'ofUser'>
  /** Processes at once. @default 1 */
  readonly concurrency?: number
  /** Milliseconds until everything must have ended after the last kill. @default 60_000 */
  readonly timeoutMs?: number
}

/** Outcome of `crashMatrix()`. */
export interface CrashMatrixResult {
  /** Awaits, at each of which a process was killed. */
  readonly points: number
  /** Deletions that were accepted before the kill. All of them have finished. */
  readonly finished: number
  /** Deletions that were not accepted. Nothing has happened to their users. */
  readonly untouched: number
}

interface Killed {
  readonly killAt: number
  readonly userId: string
  readonly row: Row | undefined
  readonly effects: readonly string[]
}

/**
 * Kills a process at every await of a deletion, lets others go on, and checks that each accepted deletion finishes, that no
 * recorded step runs again, and that nothing happens to users whose deletion was not accepted.
 * @throws Error that lists every broken promise with its await
 * @example await crashMatrix({ start, resume: () => deletion.sweep(), effects, store })
 */
export async function crashMatrix(options: CrashMatrixOptions): Promise<CrashMatrixResult> {
  const { start, effects, store, concurrency = 1 } = options
  const { points = 0 } = await start(0)
  if (!points) throw new Error('crashMatrix(): the first process counted no awaits, so none of them can be tried.')

  const killed: Killed[] = []
  const queue = Array.from({ length: points }, (_, n) => n + 1)
  const lane = async (): Promise<void> => {
    for (let killAt = queue.shift(); killAt !== undefined; killAt = queue.shift()) {
      const { userId, points: counted } = await start(killAt)
      if (counted !== undefined)
        throw new Error(`crashMatrix(): the process to be killed at ${killAt} ended by itself.`)
      killed.push({ killAt, userId, row: await store.ofUser(userId), effects: await effects(userId) })
    }
  }
  await Promise.all(Array.from({ length: concurrency }, lane))

  await resumeAll(options, killed)
  const broken: string[] = []
  let finished = 0
  for (const one of killed.toSorted((a, b) => a.killAt - b.killAt)) {
    const { userId, row } = one
    const isAccepted = row !== undefined && (row.state !== 'checking' || row.claimed)
    if (isAccepted) finished++
    const found = (isAccepted ? faultsOf : tracesOf)(one, await store.ofUser(userId), await effects(userId))
    broken.push(...found.map((fault) => `Killed at ${one.killAt}, ${row?.state} ${row?.step}: ${fault}`))
  }
  if (broken.length) throw new Error(broken.join('\n'))
  return { points, finished, untouched: points - finished }
}

async function resumeAll({ resume, store, timeoutMs = 60_000 }: CrashMatrixOptions, killed: readonly Killed[]) {
  const end = Date.now() + timeoutMs
  const open = new Set(killed.map(({ userId }) => userId))
  for (;;) {
    await resume()
    for (const userId of open) {
      const state = (await store.ofUser(userId))?.state
      if (state === undefined || state === 'finished' || state === 'stuck') open.delete(userId)
    }
    // Deletions that are still open are reported with the rest.
    if (!open.size || Date.now() > end) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Broken promises about an accepted deletion. */
function faultsOf({ row, effects: before }: Killed, end: Row | undefined, after: readonly string[]): string[] {
  if (end?.state !== 'finished') return [`lost, ${end ? `${end.state} ${end.step} (${end.error})` : 'without a row'}`]
  const recorded = end.done.map(({ step }) => step)
  const missing = end.plan.filter((name) => !name.includes(':') && !recorded.includes(name))
  const count = (list: readonly string[], name: string): number => list.filter((each) => each === name).length
  const repeated = (row?.done ?? []).map(({ step }) => step.split(':').at(-1) ?? step)
  return [
    ...missing.map((name) => `finished without "${name}"`),
    ...repeated.filter((name) => count(after, name) !== count(before, name)).map((name) => `repeated "${name}"`),
  ]
}

/** Traces of a deletion that was never accepted. */
function tracesOf(_: Killed, end: Row | undefined, after: readonly string[]): string[] {
  return [
    ...(end ? [`not accepted, and yet ${end.state}`] : []),
    ...after.map((name) => `not accepted, and yet "${name}" has run`),
  ]
}

/** The awaits of one process. */
export interface CrashPoints {
  /** Counts an await, and kills the process where it is the one. */
  point(): void
  /** Adds a point before and after each call of an object's methods. */
  watch<T extends object>(target: T): T
  /** Counts from here on, with `waits`. */
  begin(): void
  /** The awaits so far. */
  count(): number
}

/** Options of `crashPoints()`. */
export interface CrashPointsOptions {
  /** Leaves out what the process does before `begin()`, such as the start of a queue. @default false */
  readonly waits?: boolean
}

/**
 * Counts the awaits of this process, and kills it at one of them with SIGKILL. Wrap the store and the parts of Clerk's
 * client with `watch()`, and call `point()` before and after the effect of each step. For Node.js.
 * @param killAt counted from 1; 0 only counts
 * @example const { watch, point } = crashPoints(Number(process.env.KILL_AT))
 */
export function crashPoints(killAt: number, { waits = false }: CrashPointsOptions = {}): CrashPoints {
  let points = 0
  let counts = !waits
  const point = (): void => {
    if (counts && ++points === killAt) process.kill(process.pid, 'SIGKILL')
  }
  const watch = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(_, name) {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return async (...parameters: unknown[]) => {
          point()
          const result: unknown = await value.apply(target, parameters)
          point()
          return result
        }
      },
    })
  const begin = (): void => {
    counts = true
  }
  return { point, watch, begin, count: () => points }
}
