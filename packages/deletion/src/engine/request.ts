import type { ClerkUser } from '../clerk/client.ts'
import { inPhase } from '../plan/options.ts'
import type { Blocker, DeletionAnswer, DeletionRequest } from '../port.ts'
import type { Row } from '../stores/store.ts'
import { askBlockers } from './check.ts'
import { type Engine, newId, recordOf, sleep, userOf, waitOf } from './context.ts'
import { run, work } from './run.ts'

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
    const intent = {
      id: newId(),
      userId,
      instance,
      requestedBy,
      plan: plan.names,
      overridden: override,
      token,
      leaseMs: plan.leaseMs,
    }
    const { row, mine } = await store.open(intent)
    if (mine) {
      const decided = await decide(engine, row, token, asked)
      if (decided !== 'passing') return decided
      if (++tries > maxTries) return blocked(engine, row, (await askBlockers(engine, userId, override)).blockers)
      await sleep(Math.random() * 25 * 2 ** Math.min(tries, 6))
    } else if (row.state === 'checking') {
      if (Date.now() > until) return { answer: { outcome: 'unavailable' } }
      await sleep(20 + Math.random() * 30)
    } else {
      const taken = await takeOver(engine, row, asked)
      if (taken) return taken
    }
  }
}

/** Asks the blockers of an intent that this token holds, and accepts or withdraws it. */
async function decide(engine: Engine, row: Row, token: string, asked: DeletionRequest): Promise<Opened | 'passing'> {
  const { store } = engine
  let user: ClerkUser | undefined
  let found: Awaited<ReturnType<typeof askBlockers>>
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

/** An administrator's request over a user's own scheduled deletion. Everything else leaves the deletion as it is. */
async function takeOver(engine: Engine, row: Row, asked: DeletionRequest): Promise<Opened | undefined> {
  const { requestedBy, override = [], grace } = asked
  if (row.state !== 'scheduled' || requestedBy === 'self' || row.requestedBy !== 'self') return { row }
  const { blockers } = await askBlockers(engine, row.userId, override)
  if (blockers.length) return blocked(engine, row, blockers)
  const taken = await engine.store.takeOver(row.id, { requestedBy, overridden: override, dueInMs: grace ? null : 0 })
  if (!taken) return undefined
  engine.emit('requested', taken, override.length ? { overridden: override } : {})
  return { row: taken }
}

/** Runs an accepted deletion until the time is up, and returns how far it got. */
export async function follow(
  engine: Engine,
  row: Row,
  token: string | undefined,
  until: number,
  waitUntil?: DeletionRequest['waitUntil'],
): Promise<Row> {
  const { store, plan } = engine
  const { leaseMs } = plan
  let late = false
  const stopped = (): boolean => late && !waitUntil
  const begun = row.state === 'running'
  const working = (
    token
      ? work(engine, row, token, { stopped, begun }).then((left) => ({ left, waitMs: left ? waitOf(left) : leaseMs }))
      : run(engine, row.id, { stopped }).then((waitMs) => ({ left: undefined, waitMs }))
  ).catch((error: unknown) => {
    console.error(`[account-routes] Deletion ${row.id} goes on with the next sweep.`, error)
    return { left: undefined, waitMs: leaseMs }
  })
  const alarmed = working.then(({ waitMs }) => engine.alarm(row.id, waitMs))
  waitUntil?.(alarmed)
  let timer: unknown
  const timeUp = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, until - Date.now()))
  })
  const ended = await Promise.race([working, timeUp])
  clearTimeout(timer as number)
  late = true
  return ended?.left ?? (await store.find(row.id).catch(() => undefined)) ?? row
}

function answerOf(row: Row): DeletionAnswer {
  const deletion = recordOf(row)
  if (row.state === 'finished' || row.state === 'scheduled') return { outcome: row.state, deletion }
  return { outcome: row.accountGone ? 'cleanup' : 'running', deletion }
}
