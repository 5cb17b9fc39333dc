import { unknownStep } from '../log/notices.ts'
import { inPhase, type Phase } from '../plan/options.ts'
import type { Row } from '../stores/store.ts'
import { type Engine, elsewhereMs, isDone, newId, waitOf } from './context.ts'
import type { RunOptions } from './phase.ts'
import { work } from './work.ts'

/** Result of looking at a deletion. */
interface Turn {
  /** False if nothing was due, or where it is left to another process. */
  readonly ran: boolean
  /** Milliseconds to wait, or null when nothing is left to run. */
  readonly waitMs: number | null
  /** True where it got further: no step failed. */
  readonly moved?: boolean
}

/** Runs what is due of a deletion, unless another process does. */
export async function takeTurn(engine: Engine, id: string, options: RunOptions = {}): Promise<Turn> {
  const { store, plan } = engine
  const seen = await store.find(id)
  if (!seen || seen.nextAt === null || seen.nextAt > seen.now) return { ran: false, waitMs: seen ? waitOf(seen) : null }
  // Asked before the row is taken, so that it stays free for a process that can run it.
  if (!knowsSteps(engine, seen) || !(await engine.owns(seen))) return { ran: false, waitMs: elsewhereMs }
  const token = newId('')
  const row = await store.claim(id, token, plan.leaseMs)
  if (!row) return { ran: false, waitMs: plan.leaseMs }
  const left = await work(engine, row, token, options)
  return { ran: true, moved: !left?.error, waitMs: left ? waitOf(left) : plan.leaseMs }
}

/** The phases of a row that are to run: a step of another one may be unknown. */
function phasesAhead({ state, dueAt, now }: Row): readonly Phase[] {
  if (state === 'cancelled') return ['cancelled:']
  return state === 'scheduled' && dueAt !== null && dueAt > now ? ['accepted:', ''] : ['']
}

function knowsSteps({ plan, warn }: Engine, row: Row): boolean {
  const ahead = phasesAhead(row).flatMap((which) => inPhase(row.plan, which))
  const unknown = ahead.find((name) => !plan.steps.has(name) && !isDone(row, name))
  if (unknown !== undefined) warn(`${row.id}:step`, unknownStep(row, unknown))
  return unknown === undefined
}
