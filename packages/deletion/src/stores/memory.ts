import type { Row, Store } from './store.ts'

/** Options of `memoryStore()`. */
export interface MemoryStoreOptions {
  /** The store's clock, in milliseconds. @default Date.now */
  readonly now?: () => number
}

type Stored = Omit<Row, 'now'>

let made = 0

/**
 * A ledger for tests and development, which a restart loses. It refuses to work if NODE_ENV is `production`.
 * @example defineDeletion({ store: memoryStore(), clerkClient, steps: [clerkAccount()] })
 */
export function memoryStore({ now = Date.now }: MemoryStoreOptions = {}): Store {
  const rows = new Map<string, Stored>()
  const read = (row: Stored): Row => structuredClone({ ...row, now: now() })
  const ofUser = (userId: string): Stored | undefined =>
    [...rows.values()].find((row) => row.userId === userId && row.state !== 'cancelled')
  const isDue = ({ nextAt }: Stored): boolean => nextAt !== null && nextAt <= now()
  const isIntent = ({ state, claimed }: Stored): boolean => state === 'checking' && !claimed
  const put = (row: Stored, change: Partial<Stored>): Row => {
    const next = structuredClone({ ...row, ...change })
    rows.set(next.id, next)
    return read(next)
  }
  const held = (id: string, token: string): Stored | undefined => {
    const row = rows.get(id)
    return row?.token === token ? row : undefined
  }
  const empty = {
    externalId: null,
    state: 'checking',
    dueAt: null,
    token: null,
    attempts: 0,
    crashes: 0,
    step: null,
    error: null,
    done: [],
    overridden: [],
    snapshot: null,
    claimed: false,
    accountGone: false,
    finishedAt: null,
  } as const satisfies Partial<Stored>
  const retainedUntil = ({ done }: Stored): number => Math.max(0, ...done.map(({ retained }) => retained?.until ?? 0))
  const isOld = ({ finishedAt, nextAt }: Stored, ms: number): boolean =>
    nextAt === null && finishedAt !== null && finishedAt < now() - ms

  return {
    name: `memory:${++made}`,
    async ready() {
      if (globalThis.process?.env?.NODE_ENV === 'production')
        throw new Error('memoryStore() loses deletions at a restart. Use the SQLite or PostgreSQL store in production.')
    },
    async open({ leaseMs, ...intent }) {
      const row = ofUser(intent.userId)
      if (row && !(row.state === 'checking' && isDue(row))) return { row: read(row), mine: false }
      if (row) rows.delete(row.id)
      const kept = row ? { claimed: row.claimed, externalId: row.externalId } : {}
      return { row: put({ ...empty, ...intent, ...kept, requestedAt: now(), nextAt: now() + leaseMs }, {}), mine: true }
    },
    async withdraw(id, token) {
      const row = held(id, token)
      if (row?.state !== 'checking') return
      if (row.claimed) put(row, { token: null, nextAt: now() })
      else rows.delete(id)
    },
    async claim(id, token, leaseMs) {
      const row = rows.get(id)
      if (!row || !isDue(row) || isIntent(row)) return
      return put(row, { token, nextAt: now() + leaseMs, crashes: row.crashes + (row.token === null ? 0 : 1) })
    },
    async save(id, token, { dueInMs, finished, ...change }, hold, inLease) {
      const row = held(id, token)
      if (!row || (inLease && isDue(row))) return
      const given = 'leaseMs' in hold ? hold.leaseMs : hold.nextInMs
      let nextAt = given === null ? null : now() + given
      if (!('leaseMs' in hold) && nextAt !== null && (change.state ?? 'scheduled') === 'scheduled') {
        const open = row.state === 'scheduled' || row.state === 'checking'
        if (open && row.claimed) nextAt = now()
        else if (row.state === 'scheduled' && !change.state) nextAt = Math.min(nextAt, row.dueAt ?? nextAt)
      }
      return put(row, {
        ...change,
        nextAt,
        ...('leaseMs' in hold ? {} : { token: null }),
        ...(dueInMs === undefined ? {} : { dueAt: now() + dueInMs }),
        ...(finished ? { finishedAt: now() } : {}),
      })
    },
    async discard(id) {
      const row = rows.get(id)
      if (row?.state === 'finished') put(row, { state: 'cancelled' })
    },
    async cancel(id, by, nextInMs) {
      const row = rows.get(id)
      if (row?.state !== 'scheduled' || row.claimed || (by !== null && row.requestedBy !== by)) return
      const rest = nextInMs === null ? { snapshot: null, externalId: null, nextAt: null } : { nextAt: now() + nextInMs }
      return put(row, {
        ...rest,
        state: 'cancelled',
        token: null,
        attempts: 0,
        crashes: 0,
        step: null,
        error: null,
        finishedAt: now(),
      })
    },
    async takeOver(id, { requestedBy, overridden, dueInMs }) {
      const row = rows.get(id)
      if (row?.state !== 'scheduled' || row.requestedBy !== 'self') return
      const dueAt = dueInMs === null ? row.dueAt : now() + dueInMs
      const nextAt = row.token === null && dueAt !== null ? Math.min(row.nextAt ?? dueAt, dueAt) : row.nextAt
      return put(row, { requestedBy, overridden, dueAt, nextAt })
    },
    async retry(id) {
      const row = rows.get(id)
      if (row?.state !== 'stuck') return
      return put(row, { state: 'running', attempts: 0, crashes: 0, error: null, token: null, nextAt: now() })
    },
    async gone(claim) {
      const row = ofUser(claim.userId)
      if (!row) return put({ ...empty, ...claim, claimed: true, requestedAt: now(), nextAt: now() }, {})
      const stuckBefore = row.state === 'stuck' && !row.accountGone && row.error !== 'unresponsive'
      if (row.state !== 'checking' && row.state !== 'scheduled' && !stuckBefore) return
      const nextAt = row.state === 'checking' || row.token !== null ? row.nextAt : now()
      return put(row, { claimed: true, nextAt, externalId: row.externalId ?? claim.externalId })
    },
    async find(id) {
      const row = rows.get(id)
      return row && read(row)
    },
    async ofUser(userId) {
      const row = ofUser(userId)
      return row && read(row)
    },
    async lastCancelled(userId) {
      const found = [...rows.values()].filter((row) => row.userId === userId && row.state === 'cancelled')
      const row = found.sort((a, b) => b.requestedAt - a.requestedAt)[0]
      return row && read(row)
    },
    async leaving(userIds) {
      const found = userIds.flatMap((id) => ofUser(id) ?? [])
      return found.filter((row) => row.state !== 'checking' || !isDue(row)).map(read)
    },
    async due(limit, skip) {
      for (const row of [...rows.values()]) if (isDue(row) && isIntent(row)) rows.delete(row.id)
      const found = [...rows.values()].filter(isDue).sort((a, b) => (a.nextAt ?? 0) - (b.nextAt ?? 0))
      return found.slice(skip, skip + limit).map(({ id }) => id)
    },
    async list({ limit, offset, state }) {
      const found = [...rows.values()].filter((row) => !state || row.state === state)
      found.sort((a, b) => b.requestedAt - a.requestedAt || (a.id < b.id ? -1 : 1))
      return { rows: found.slice(offset, offset + limit).map(read), totalCount: found.length }
    },
    async purge(olderThanMs) {
      let count = 0
      for (const row of [...rows.values()]) {
        if (!isOld(row, olderThanMs) || retainedUntil(row) > now()) continue
        if (row.state === 'cancelled') {
          rows.delete(row.id)
          count++
          continue
        }
        if (row.state !== 'finished' || !row.done.length) continue
        count++
        put(row, { done: [], plan: [], requestedBy: '' })
      }
      return count
    },
    async expire(olderThanMs, graceMs) {
      const dueAt = ({ error, dueAt, requestedAt }: Stored): number =>
        error === 'blocked' || error === 'blocker_failed' ? requestedAt + graceMs : (dueAt ?? requestedAt)
      const found = [...rows.values()].filter(
        (row) => (row.snapshot !== null || row.externalId !== null) && dueAt(row) < now() - olderThanMs,
      )
      for (const row of found) put(row, { snapshot: null, externalId: null })
      return found.length
    },
    async forget(olderThanMs) {
      const found = [...rows.values()].filter(
        (row) => row.state === 'finished' && isOld(row, olderThanMs) && retainedUntil(row) <= now(),
      )
      for (const { id } of found) rows.delete(id)
      return found.length
    },
  }
}

export type { Store }
