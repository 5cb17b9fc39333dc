import { inPhase, type Phase } from '../plan/options.ts'
import type { Change, Row } from '../stores/store.ts'
import { type AttemptResult, attempt } from './attempt.ts'
import { type Engine, elsewhereMs, isDone } from './context.ts'

/** Ends a run early, at the next step: the answer is sent, and nothing keeps the process awake. */
export interface RunOptions {
  readonly stopped?: () => boolean
  /** The first step is recorded as started. */
  readonly begun?: boolean
}

const maxCrashes = 3

/** The step of a phase that is to run next. */
const nextStep = ({ plan, ...row }: Row, which: Phase): string | undefined =>
  inPhase(plan, which).find((name) => !isDone(row, name))

/** Records a phase's first step as started, within the write that begins the phase. */
export function startOf(row: Row, which: Phase): { readonly step: string | null; readonly attempts: number } {
  const step = nextStep(row, which)
  return step === undefined ? { step: null, attempts: 0 } : { step, attempts: 1 }
}

/** Runs the steps of one phase. "Done" and the start of the next step are one write. */
export async function phase(
  engine: Engine,
  held: Row,
  token: string,
  which: Phase,
  { stopped, begun }: RunOptions,
): Promise<Row | undefined> {
  const { store, plan } = engine
  const lease = { leaseMs: plan.leaseMs }
  const cleared: Change = { step: null, error: null, attempts: 0, crashes: 0 }
  const erased: Change = { ...cleared, snapshot: null, externalId: null }
  const [end, endHold] =
    which === 'accepted:'
      ? // The store gives a scheduled row back until its due date at the latest.
        [cleared, { nextInMs: Math.max(0, (held.dueAt ?? held.now) - held.now) }]
      : [which ? erased : { ...erased, state: 'finished' as const, finished: true as const }, { nextInMs: null }]

  let row: Row | undefined = held
  let name = nextStep(row, which)
  if (name === undefined) return finished(engine, await store.save(row.id, token, end, endHold), which)
  let crashed = row.crashes >= maxCrashes
  if (!begun && !crashed)
    row = await store.save(row.id, token, { step: name, attempts: row.step === name ? row.attempts + 1 : 1 }, lease)

  while (row && name !== undefined) {
    const current: string = name
    const step = plan.steps.get(current)
    if (!step) return store.save(row.id, token, { error: 'unknown_step' }, { nextInMs: elsewhereMs })
    const result: AttemptResult = crashed ? { end: 'crashed' } : await attempt(engine, row, current, step)
    crashed = false
    if (result.end === 'failed') return failed(engine, row, token, current, which, result)
    const { retained } = result
    const lost = result.end === 'done' ? undefined : result.end
    if (lost && which === '') return stuck(engine, row, token, current, lost)
    // An accepted or cancelled step holds up no deletion: one that hangs or crashes is recorded, and starts no more.
    const outcome = { step: current, ...(retained && { retained }), ...(lost && { [lost]: true as const }) }
    const done = [...row.done, outcome]
    name = nextStep({ ...row, done }, which)
    const record: Change = { done, ...(step.account && { accountGone: true }), error: null, crashes: 0 }
    const stop = name !== undefined && stopped?.()
    row =
      name === undefined
        ? await store.save(row.id, token, { ...record, ...end }, endHold)
        : await store.save(
            row.id,
            token,
            { ...record, step: name, attempts: stop ? 0 : 1 },
            stop ? { nextInMs: 0 } : lease,
          )
    if (!row) return undefined
    if (lost) engine.emit('failed', row, { step: current, error: lost })
    else engine.emit(retained ? 'retained' : 'step_done', row, { step: current })
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
