import type { ClerkUser } from '../clerk/client.ts'
import { isKeyFailure } from '../clerk/key.ts'
import { reportKey, reportRefused, reportUnknown } from '../log/notices.ts'
import type { Blocker, DeletionAnswer, DeletionRequest } from '../port.ts'
import type { Change, Row } from '../stores/store.ts'
import { askBlockers } from './check.ts'
import { type Engine, isOutdated, newId, sleep, snapshotOf, userOf, waitOf } from './context.ts'
import { follow } from './follow.ts'
import { takeOver } from './operate.ts'
import { startOf } from './phase.ts'
import { recordOf } from './record.ts'

/** Tries while other administrators of an organization ask to leave at the same moment. */
const maxTries = 12

type Opened = { readonly answer: DeletionAnswer } | { readonly row: Row; readonly token?: string | undefined }

/** Asks for a deletion, and follows it for a while. Nothing happens unless the ledger has accepted it. */
export async function request(engine: Engine, asked: DeletionRequest): Promise<DeletionAnswer> {
  const until = performance.now() + engine.plan.options.waitMs
  let opened: Opened
  try {
    if (!(await engine.isOwn(asked.instance))) return { outcome: 'misconfigured' }
    opened = await open(engine, asked, until)
  } catch (error) {
    const isKey = isKeyFailure(error)
    const report = isKey ? reportKey : reportRefused
    report(error)
    return { outcome: isKey ? 'misconfigured' : 'unavailable' }
  }
  if ('answer' in opened) return opened.answer
  return answerOf(engine, await follow(engine, opened.row, opened.token, until, asked.waitUntil))
}

async function open(engine: Engine, asked: DeletionRequest, until: number): Promise<Opened> {
  const { store, plan } = engine
  const { userId, instance, requestedBy, override = [] } = asked
  const token = newId('')
  for (let tries = 1; ; ) {
    const intent = { id: newId(), userId, instance, requestedBy, overridden: override, token }
    const opening = store.open({ ...intent, plan: plan.names, leaseMs: plan.leaseMs })
    const { row, mine } = await opening.catch((error: unknown) => giveUp(engine, intent.id, token, error))
    if (mine) {
      const decided = await decide(engine, row, token, asked)
      if (decided !== 'passing') return decided
      if (++tries > maxTries) return blocked(engine, row, (await askBlockers(engine, userId, override)).blockers)
      await sleep(Math.random() * 25 * 2 ** Math.min(tries, 6))
    } else if (row.state === 'checking') {
      if (performance.now() > until) return { answer: { outcome: 'unavailable' } }
      await sleep(20 + Math.random() * 30)
    } else if (await isOutdated(engine, row)) await store.discard(row.id)
    else if (row.state !== 'scheduled' || requestedBy === 'self' || row.requestedBy !== 'self') return { row }
    else {
      const { blockers } = await askBlockers(engine, userId, override)
      if (blockers.length) return blocked(engine, row, blockers)
      const taken = await takeOver(engine, row, asked)
      if (taken === 'unknown') return { answer: { outcome: 'unknown' } }
      if (taken) return { row: taken }
    }
  }
}

/** Asks the blockers of an intent that this token holds, and accepts or withdraws it. */
async function decide(engine: Engine, row: Row, token: string, asked: DeletionRequest): Promise<Opened | 'passing'> {
  let change: Change
  try {
    const user = await userOf(engine, row.userId)
    const { blockers, passing } = user
      ? await askBlockers(engine, row.userId, row.overridden)
      : { blockers: [], passing: false }
    if (blockers.length) {
      await withdraw(engine, row.id, token)
      return passing ? 'passing' : blocked(engine, row, blockers)
    }
    change = acceptance(engine, row, asked, user, await snapshotOf(engine, user))
  } catch (error) {
    return giveUp(engine, row.id, token, error)
  }
  return accept(engine, row, token, change)
}

/** If this fails too, the lease ends and the sweep removes the intent. */
const withdraw = (engine: Engine, id: string, token: string): Promise<void> =>
  engine.store.withdraw(id, token).catch(() => {})

async function giveUp(engine: Engine, id: string, token: string, error: unknown): Promise<never> {
  await withdraw(engine, id, token)
  throw error
}

/** The write that accepts an intent, and records the first step as started. */
function acceptance(
  { plan }: Engine,
  row: Row,
  asked: DeletionRequest,
  user: ClerkUser | undefined,
  snapshot: unknown,
): Change {
  const grace = user && (asked.grace ?? asked.requestedBy === 'self') ? plan.graceMs : null
  const known = { snapshot, externalId: user?.externalId ?? row.externalId }
  return grace === null
    ? { ...known, ...startOf(row, ''), state: 'running', claimed: false }
    : { ...known, ...startOf(row, 'accepted:'), state: 'scheduled', dueInMs: grace }
}

async function accept(engine: Engine, { id }: Row, token: string, change: Change): Promise<Opened> {
  const { plan, store } = engine
  const { step, dueInMs = 0 } = change
  const hold = step ? { leaseMs: plan.leaseMs } : { nextInMs: dueInMs }
  let row: Row | undefined
  try {
    row = await store.save(id, token, change, hold, true)
  } catch (error) {
    try {
      // The ledger may have recorded it all the same: "nothing is done" would be a lie then.
      await store.withdraw(id, token)
      row = await store.find(id)
    } catch {
      reportUnknown(id, error)
      return { answer: { outcome: 'unknown' } }
    }
    if (!row || row.state === 'checking') throw error
  }
  if (!row) return { answer: { outcome: 'unavailable' } }
  engine.emit('requested', row)
  engine.emit(change.state === 'running' ? 'admitted' : 'scheduled', row)
  if (row.token === token) return { row, token }
  void engine.alarm(id, waitOf(row))
  return { row }
}

function blocked(engine: Engine, row: Row, blockers: readonly Blocker[]): Opened {
  engine.emit('blocked', row, { blockers: blockers.map(({ code }) => code) })
  return { answer: { outcome: 'blocked', blockers } }
}

function answerOf({ plan }: Engine, row: Row): DeletionAnswer {
  const deletion = recordOf(plan, row)
  if (row.state === 'finished' || row.state === 'scheduled') return { outcome: row.state, deletion }
  return { outcome: row.accountGone ? 'cleanup' : 'running', deletion }
}
