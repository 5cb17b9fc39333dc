import { blockerFailed, stillExists } from '../log/notices.ts'
import type { Row } from '../stores/store.ts'
import { askBlockers } from './check.ts'
import { backoff, type Engine, userOf } from './context.ts'
import { phase, type RunOptions, startOf } from './phase.ts'

/** Goes on with a row that is not admitted yet, or that a webhook speaks about. */
export async function towardsAdmission(
  engine: Engine,
  held: Row,
  token: string,
  options: RunOptions,
): Promise<Row | undefined> {
  const row = held.claimed ? await confirm(engine, held, token) : held
  return row?.token === token && row.state === 'scheduled' ? wait(engine, row, token, options) : row
}

/** Asks Clerk whether the user of a claim is gone. A claim about a living user ends, and leaves everything as it was. */
async function confirm(engine: Engine, row: Row, token: string): Promise<Row | undefined> {
  const { store, plan } = engine
  let gone: boolean
  try {
    gone = !(await userOf(engine, row.userId))
  } catch (error) {
    engine.warnOfClerk(error)
    return store.save(row.id, token, {}, { nextInMs: backoff(row.crashes + 1) })
  }
  if (gone) {
    const requestedBy = row.state === 'checking' && row.requestedBy !== 'reconcile' ? 'clerk' : row.requestedBy
    const change = { ...admission(row), claimed: false, requestedBy }
    return admitted(engine, await store.save(row.id, token, change, { leaseMs: plan.leaseMs }))
  }
  engine.warn(`${row.id}:still_exists`, stillExists(row))
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

const admission = (row: Row) => ({ ...startOf(row, ''), state: 'running', crashes: 0, error: null }) as const

function admitted(engine: Engine, row: Row | undefined): Row | undefined {
  if (row) engine.emit('admitted', row)
  return row
}

/** The grace period: the accepted steps, and admission when it ends. */
async function wait(engine: Engine, held: Row, token: string, options: RunOptions): Promise<Row | undefined> {
  const { store, plan } = engine
  const due = held.dueAt ?? held.now
  // A deletion asked for stays asked for, also where a mail about it could not be sent in time.
  if (due > held.now) return phase(engine, held, token, 'accepted:', options)
  try {
    const { blockers, passing } = await askBlockers(engine, held.userId, held.overridden)
    if (!blockers.length) {
      return admitted(engine, await store.save(held.id, token, admission(held), { leaseMs: plan.leaseMs }, true))
    }
    if (held.error !== 'blocked') engine.emit('blocked', held, { blockers: blockers.map(({ code }) => code) })
    return later(engine, held, token, 'blocked', passing ? 1_000 : backoff(held.attempts + 8))
  } catch (error) {
    engine.warn(`${held.id}:blocker`, blockerFailed(held, error))
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
