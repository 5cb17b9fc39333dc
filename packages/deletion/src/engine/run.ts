import { inPhase, type Phase } from '../plan/options.ts'
import type { Change, Row } from '../stores/store.ts'
import { attempt } from './attempt.ts'
import { askBlockers } from './check.ts'
import { backoff, type Engine, newId, userOf, waitOf } from './context.ts'

/** Ends a run early, at the next step: the answer is sent, and nothing keeps the process awake. */
export interface RunOptions {
  readonly stopped?: () => boolean
  /** The first step is recorded as started. */
  readonly begun?: boolean
}

/** Time until a deletion that this process can't run is looked at again. */
const elsewhereMs = 60_000

const maxCrashes = 3

/** Result of looking at a deletion. */
interface Turn {
  /** False where nothing was due, or where it is left to another process. */
  readonly ran: boolean
  /** Milliseconds to wait, or null when nothing is left to run. */
  readonly waitMs: number | null
}

/** Runs what is due of a deletion, unless another process does. */
export const run = async (engine: Engine, id: string, options?: RunOptions): Promise<number | null> =>
  (await takeTurn(engine, id, options)).waitMs

/** As `run`, and says whether it did anything. */
export async function takeTurn(engine: Engine, id: string, options: RunOptions = {}): Promise<Turn> {
  const { store, plan } = engine
  const seen = await store.find(id)
  if (!seen || seen.nextAt === null || seen.nextAt > seen.now) return { ran: false, waitMs: seen ? waitOf(seen) : null }
  // Asked before the row is taken, so that it stays free for a process that can run it.
  if (!(await canRun(engine, seen))) return { ran: false, waitMs: elsewhereMs }
  const token = newId('')
  const row = await store.claim(id, token, plan.leaseMs)
  if (!row) return { ran: false, waitMs: plan.leaseMs }
  const left = await work(engine, row, token, options)
  return { ran: true, waitMs: left ? waitOf(left) : plan.leaseMs }
}

async function canRun(engine: Engine, row: Row): Promise<boolean> {
  const unknown = row.plan.find((name) => !engine.plan.steps.has(name) && !isDone(row, name))
  if (unknown !== undefined) {
    engine.warn(
      `${row.id}:step`,
      `Deletion ${row.id} has a step "${unknown}" that this version of the app does not know (unknown_step). It is left to one that does.`,
    )
    return false
  }
  try {
    if (await engine.isOwn(row.instance)) return true
  } catch {
    return false
  }
  engine.warn(
    `${row.id}:instance`,
    `Deletion ${row.id} is about ${row.instance}, and CLERK_SECRET_KEY is another instance's (other_instance). It is left alone.`,
  )
  return false
}

/** Goes on with a row that this token holds. @returns undefined where another process has taken it over */
export async function work(
  engine: Engine,
  held: Row,
  token: string,
  options: RunOptions = {},
): Promise<Row | undefined> {
  let row: Row | undefined = held
  if (row.claimed) row = await confirm(engine, row, token)
  if (row?.token === token && row.state === 'scheduled') row = await wait(engine, row, token, options)
  if (row?.token === token && row.state === 'running') row = await phase(engine, row, token, '', options)
  if (row?.token === token && row.state === 'cancelled') row = await phase(engine, row, token, 'cancelled:', options)
  return row
}

/** Asks Clerk whether the user of a claim is gone. A claim about a living user ends, and leaves everything as it was. */
async function confirm(engine: Engine, row: Row, token: string): Promise<Row | undefined> {
  const { store, plan } = engine
  let gone: boolean
  try {
    gone = !(await userOf(engine, row.userId))
  } catch {
    return store.save(row.id, token, {}, { nextInMs: backoff(row.crashes + 1) })
  }
  if (gone) {
    const requestedBy = row.state === 'checking' && row.requestedBy !== 'reconcile' ? 'clerk' : row.requestedBy
    const change = {
      state: 'running',
      claimed: false,
      requestedBy,
      attempts: 0,
      crashes: 0,
      step: null,
      error: null,
    } as const
    return admitted(engine, await store.save(row.id, token, change, { leaseMs: plan.leaseMs }))
  }
  engine.emit('still_exists', row)
  const kept = await store.save(
    row.id,
    token,
    { claimed: false },
    row.state === 'stuck' ? { nextInMs: null } : { leaseMs: plan.leaseMs },
  )
  if (kept?.state === 'checking') {
    await store.withdraw(row.id, token)
    return undefined
  }
  return kept
}

function admitted(engine: Engine, row: Row | undefined): Row | undefined {
  if (row) engine.emit('admitted', row, row.overridden.length ? { overridden: row.overridden } : {})
  return row
}

/** The grace period: the accepted steps, and admission when it ends. */
async function wait(engine: Engine, held: Row, token: string, options: RunOptions): Promise<Row | undefined> {
  const { store, plan } = engine
  const due = held.dueAt ?? held.now
  // A deletion asked for stays asked for, also where a mail about it could not be sent in time.
  if (due > held.now) {
    const row = await phase(engine, held, token, 'accepted:', options)
    if (row?.token !== token) return row
    return store.save(row.id, token, { step: null, error: null, attempts: 0 }, { nextInMs: Math.max(0, due - row.now) })
  }
  try {
    const { blockers, passing } = await askBlockers(engine, held.userId, held.overridden)
    if (!blockers.length) {
      const change = { state: 'running', attempts: 0, crashes: 0, step: null, error: null } as const
      return admitted(engine, await store.save(held.id, token, change, { leaseMs: plan.leaseMs }, true))
    }
    if (held.error !== 'blocked') engine.emit('blocked', held, { blockers: blockers.map(({ code }) => code) })
    return later(engine, held, token, 'blocked', passing ? 1_000 : backoff(held.attempts + 8))
  } catch {
    return later(engine, held, token, 'blocker_failed', backoff(held.attempts + 1))
  }
}

/** Puts off a deletion whose grace period is over: its due date moves, so that it can still be undone. */
const later = (engine: Engine, row: Row, token: string, error: string, ms: number): Promise<Row | undefined> =>
  engine.store.save(
    row.id,
    token,
    { error, attempts: row.attempts + 1, dueInMs: ms, state: 'scheduled' },
    { nextInMs: ms },
  )

const isDone = ({ done }: Row, name: string): boolean => done.some(({ step }) => step === name)

/** Runs the steps of one phase. "Done" and the start of the next step are one write. */
async function phase(
  engine: Engine,
  held: Row,
  token: string,
  which: Phase,
  { stopped, begun }: RunOptions,
): Promise<Row | undefined> {
  const { store, plan } = engine
  const names = inPhase(held.plan, which)
  const ended: Change =
    which === ''
      ? { state: 'finished', finished: true }
      : which === 'cancelled:'
        ? {}
        : { step: null, error: null, attempts: 0, crashes: 0 }
  const next = (row: Row): string | undefined => names.find((name) => !isDone(row, name))
  const erased: Change = { step: null, error: null, attempts: 0, snapshot: null, externalId: null }
  const end = which === 'accepted:' ? ended : { ...erased, ...ended }
  const endHold = which === 'accepted:' ? { leaseMs: plan.leaseMs } : { nextInMs: null }
  const begin = (row: Row, name: string): Change => ({ step: name, attempts: row.step === name ? row.attempts + 1 : 1 })

  let row: Row | undefined = held
  let name = next(row)
  if (name === undefined) {
    row = await store.save(row.id, token, end, endHold)
    return finished(engine, row, which)
  }
  if (which === '' && row.crashes >= maxCrashes) return stuck(engine, row, token, name, 'crashed')
  if (!begun) row = await store.save(row.id, token, begin(row, name), { leaseMs: plan.leaseMs })

  while (row && name !== undefined) {
    const current: string = name
    const step = plan.steps.get(current)
    if (!step) return store.save(row.id, token, { error: 'unknown_step' }, { nextInMs: elsewhereMs })
    const result = await attempt(engine, row, current, step)
    if (result.end === 'unresponsive' && which === '') return stuck(engine, row, token, current, 'unresponsive')
    if (result.end !== 'done') {
      const failure =
        result.end === 'failed' ? result : { code: 'unresponsive', counts: true, retryInMs: backoff(row.attempts) }
      return failed(engine, row, token, current, which, failure)
    }
    const done = [...row.done, { step: current, ...(result.retained && { retained: result.retained }) }]
    const account = step.account ? { accountGone: true } : {}
    const record: Change = { done, ...account, error: null, crashes: 0 }
    name = next({ ...row, done })
    const stop = name !== undefined && stopped?.()
    const change: Change =
      name === undefined
        ? { ...record, ...end }
        : stop
          ? { ...record, step: name, attempts: 0 }
          : { ...record, step: name, attempts: 1 }
    row = await store.save(
      row.id,
      token,
      change,
      name === undefined ? endHold : stop ? { nextInMs: 0 } : { leaseMs: plan.leaseMs },
    )
    if (!row) return undefined
    engine.emit(result.retained ? 'retained' : 'step_done', row, { step: current })
    if (stop) return row
  }
  return finished(engine, row, which)
}

function finished(engine: Engine, row: Row | undefined, which: Phase): Row | undefined {
  if (row && which === '') engine.emit('finished', row)
  return row
}

async function failed(
  engine: Engine,
  row: Row,
  token: string,
  step: string,
  which: Phase,
  { code, counts, retryInMs }: { code: string; counts: boolean; retryInMs: number },
): Promise<Row | undefined> {
  const { store, plan } = engine
  if (counts && which === '' && row.attempts >= plan.options.maxAttempts) return stuck(engine, row, token, step, code)
  const attempts = counts ? row.attempts : row.attempts - 1
  const saved = await store.save(row.id, token, { error: code, attempts, crashes: 0 }, { nextInMs: retryInMs })
  if (saved) engine.emit('failed', saved, { step, error: code })
  return saved
}

async function stuck(engine: Engine, row: Row, token: string, step: string, error: string): Promise<Row | undefined> {
  const saved = await engine.store.save(row.id, token, { state: 'stuck', step, error }, { nextInMs: null })
  if (saved) engine.emit('stuck', saved, { step, error })
  return saved
}
