import type { ClerkUser } from '../clerk/client.ts'
import { inPhase } from '../plan/options.ts'
import type { Blocker, DeletionAnswer, DeletionRequest } from '../port.ts'
import type { Row } from '../stores/store.ts'
import { askBlockers, type CheckResult } from './check.ts'
import { type Engine, newId, sleep, userOf } from './context.ts'
import { follow } from './follow.ts'
import { takeOver } from './operate.ts'
import { recordOf } from './record.ts'

/** Tries while other administrators of an organization ask to leave at the same moment. */
const maxTries = 12

type Opened = { readonly answer: DeletionAnswer } | { readonly row: Row; readonly token?: string }

/** Asks for a deletion, and follows it for a while. Nothing happens unless the ledger has accepted it. */
export async function request(engine: Engine, asked: DeletionRequest): Promise<DeletionAnswer> {
  const until = Date.now() + engine.plan.options.waitMs
  let opened: Opened
  try {
    if (!(await engine.isOwn(asked.instance))) return { outcome: 'misconfigured' }
    opened = await open(engine, asked, until)
  } catch (error) {
    console.error('[account-routes] A deletion could not be asked for; nothing is done.', error)
    return { outcome: 'unavailable' }
  }
  if ('answer' in opened) return opened.answer
  return answerOf(await follow(engine, opened.row, opened.token, until, asked.waitUntil))
}

async function open(engine: Engine, asked: DeletionRequest, until: number): Promise<Opened> {
  const { store, plan } = engine
  const { userId, instance, requestedBy, override = [] } = asked
  const token = newId('')
  for (let tries = 1; ; ) {
    const intent = { id: newId(), userId, instance, requestedBy, overridden: override, token }
    const { row, mine } = await store.open({ ...intent, plan: plan.names, leaseMs: plan.leaseMs })
    if (mine) {
      const decided = await decide(engine, row, token, asked)
      if (decided !== 'passing') return decided
      if (++tries > maxTries) return blocked(engine, row, (await askBlockers(engine, userId, override)).blockers)
      await sleep(Math.random() * 25 * 2 ** Math.min(tries, 6))
    } else if (row.state === 'checking') {
      if (Date.now() > until) return { answer: { outcome: 'unavailable' } }
      await sleep(20 + Math.random() * 30)
    } else if (await isOutdated(engine, row)) await store.discard(row.id)
    else if (row.state !== 'scheduled' || requestedBy === 'self' || row.requestedBy !== 'self') return { row }
    else {
      const taken = await takeOver(engine, row, asked)
      if (taken) return 'blockers' in taken ? blocked(engine, row, taken.blockers) : taken
    }
  }
}

/**
 * Clerk never reuses an id. An emulator that starts anew does, and "deleted" must not be said of a living user. Clerk's
 * answers may be some seconds behind its deletions.
 */
async function isOutdated(engine: Engine, { id, userId, state, finishedAt, now }: Row): Promise<boolean> {
  const isOld = state === 'finished' && now > Number(finishedAt) + 10_000
  if (!isOld || !(await userOf(engine, userId))) return false
  engine.warn(id, `Deletion ${id} starts anew: its user exists again.`)
  return true
}

/** Asks the blockers of an intent that this token holds, and accepts or withdraws it. */
async function decide(engine: Engine, row: Row, token: string, asked: DeletionRequest): Promise<Opened | 'passing'> {
  const { store } = engine
  let user: ClerkUser | undefined
  let found: CheckResult
  try {
    user = await userOf(engine, row.userId)
    found = user ? await askBlockers(engine, row.userId, row.overridden) : { blockers: [], passing: false }
  } catch (error) {
    // If this fails too, the lease ends and the sweep removes the intent.
    await store.withdraw(row.id, token).catch(() => {})
    throw error
  }
  if (found.blockers.length) {
    await store.withdraw(row.id, token).catch(() => {})
    return found.passing ? 'passing' : blocked(engine, row, found.blockers)
  }
  const accepted = await accept(engine, row, token, asked, user)
  return accepted ? { row: accepted, token } : { answer: { outcome: 'unavailable' } }
}

async function accept(
  engine: Engine,
  row: Row,
  token: string,
  asked: DeletionRequest,
  user?: ClerkUser,
): Promise<Row | undefined> {
  const { plan, store } = engine
  const { graceMs, leaseMs, options } = plan
  const grace = user && (asked.grace ?? asked.requestedBy === 'self') ? graceMs : null
  const snapshot = user && options.snapshot ? options.snapshot(user) : null
  const known = { snapshot, externalId: user?.externalId ?? row.externalId }
  const change =
    grace === null
      ? ({ ...known, state: 'running', step: inPhase(plan.names, '')[0] ?? null, attempts: 1 } as const)
      : ({ ...known, state: 'scheduled', dueInMs: grace } as const)
  const accepted = await store.save(row.id, token, change, { leaseMs }, true)
  if (!accepted) return undefined
  const details = accepted.overridden.length ? { overridden: accepted.overridden } : {}
  engine.emit('requested', accepted, details)
  engine.emit(grace === null ? 'admitted' : 'scheduled', accepted, details)
  return accepted
}

function blocked(engine: Engine, row: Row, blockers: readonly Blocker[]): Opened {
  engine.emit('blocked', row, { blockers: blockers.map(({ code }) => code) })
  return { answer: { outcome: 'blocked', blockers } }
}

function answerOf(row: Row): DeletionAnswer {
  const deletion = recordOf(row)
  if (row.state === 'finished' || row.state === 'scheduled') return { outcome: row.state, deletion }
  return { outcome: row.accountGone ? 'cleanup' : 'running', deletion }
}
