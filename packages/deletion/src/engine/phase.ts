import { inPhase, type Phase } from '../plan/options.ts'
import type { Change, Row } from '../stores/store.ts'
import { attempt } from './attempt.ts'
import { type Engine, elsewhereMs, isDone } from './context.ts'

/** Ends a run early, at the next step: the answer is sent, and nothing keeps the process awake. */
export interface RunOptions {
  readonly stopped?: () => boolean
  /** The first step is recorded as started. */
  readonly begun?: boolean
}

const maxCrashes = 3

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
  const next = (row: Row): string | undefined => inPhase(held.plan, which).find((name) => !isDone(row, name))
  const cleared: Change = { step: null, error: null, attempts: 0, crashes: 0 }
  const erased: Change = { ...cleared, snapshot: null, externalId: null }
  const [end, endHold] =
    which === 'accepted:'
      ? [cleared, lease]
      : [which ? erased : { ...erased, state: 'finished' as const, finished: true as const }, { nextInMs: null }]

  let row: Row | undefined = held
  let name = next(row)
  if (name === undefined) return finished(engine, await store.save(row.id, token, end, endHold), which)
  if (which === '' && row.crashes >= maxCrashes) return stuck(engine, row, token, name, 'crashed')
  if (!begun)
    row = await store.save(row.id, token, { step: name, attempts: row.step === name ? row.attempts + 1 : 1 }, lease)

  while (row && name !== undefined) {
    const current: string = name
    const step = plan.steps.get(current)
    if (!step) return store.save(row.id, token, { error: 'unknown_step' }, { nextInMs: elsewhereMs })
    const result = await attempt(engine, row, current, step)
    const hangs = result.end === 'unresponsive'
    if (hangs && which === '') return stuck(engine, row, token, current, 'unresponsive')
    if (result.end === 'failed') return failed(engine, row, token, current, which, result)
    const { retained } = result
    // An accepted or cancelled step holds up no deletion: one that hangs is recorded, so that no second copy starts.
    const outcome = { step: current, ...(retained && { retained }), ...(hangs && { unresponsive: true as const }) }
    const done = [...row.done, outcome]
    name = next({ ...row, done })
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
    if (hangs) engine.emit('failed', row, { step: current, error: 'unresponsive' })
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
