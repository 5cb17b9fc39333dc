import type { DeletionState } from '../port.ts'
import { fields, rowOf, type Record as SqlRecord } from './columns.ts'
import { checkSchema } from './schema.ts'
import { type Dialect, join, type Query, rowsOf, type Sql, sql, statements, type Value } from './statement.ts'
import type { Change, Hold, Row, Store } from './store.ts'

/** A power of two below the 100 parameters that D1 takes. */
const maxIds = 64

/** The condition of an index on the rows in a state. Finished deletions, which are nearly all, are in none. */
const indexOf = (state: DeletionState): string =>
  state === 'finished'
    ? ''
    : state === 'stuck' || state === 'cancelled'
      ? "AND d.state IN ('stuck', 'cancelled')"
      : 'AND d.next_at IS NOT NULL'

/** Statements of the ledger, by text and parameters, for every SQL database. */
export function sqlStore(name: string, dialect: Dialect, open: () => Query | Promise<Query>): Store {
  const { now, scanNow, least } = dialect
  const prepare = statements(dialect)
  let query: Query | undefined

  // A pending promise is not shared: on Workers it belongs to the request that made it.
  const ready = async (): Promise<void> => {
    query ??= await checkSchema(await open(), name, dialect)
  }
  const run = async ({ pieces, values }: Sql): Promise<Row[]> => {
    if (!query) await ready()
    const { text, name } = prepare(pieces)
    return rowsOf(await (query as Query)(text, values, name)).map(rowOf)
  }
  const one = async (sql: Sql): Promise<Row | undefined> => (await run(sql))[0]
  const table = 'account_deletions AS d'
  const returning = `RETURNING *, ${now} AS now`
  const select = `SELECT d.*, ${now} AS now FROM ${table}`
  // A condition beside the id is a filter: an index on it may hold thousands of rows that are due.
  const filter = (condition: string): string => `AND (${condition}) IS TRUE`
  // Backoffs are fractions, which PostgreSQL takes for no bigint.
  const after = (ms: number): Sql => sql(`${now} + CAST(? AS bigint)`, Math.ceil(ms))

  function insert(row: Partial<SqlRecord>, nextAt: Sql): Sql {
    const names = Object.keys(row)
    const values = sql(names.map(() => '?').join(', '), ...(Object.values(row) as Value[]))
    const base = `INSERT INTO ${table} (${names.join(', ')}, state, attempts, crashes, done, account_gone, requested_at, next_at)`
    return join(
      sql(`${base} VALUES (`),
      values,
      sql(`, 'checking', 0, 0, '[]', 0, ${now}, `),
      nextAt,
      sql(") ON CONFLICT (user_id) WHERE state <> 'cancelled' DO UPDATE SET"),
    )
  }

  return {
    name,
    ready,
    async open({ leaseMs, plan, overridden, ...intent }) {
      const statement = join(
        insert({ ...fields({ ...intent, plan, overridden }), claimed: 0 }, after(leaseMs)),
        sql(
          `id = excluded.id, instance = excluded.instance, requested_by = excluded.requested_by, requested_at = excluded.requested_at,
          plan = excluded.plan, overridden = excluded.overridden, token = excluded.token, next_at = excluded.next_at
          WHERE d.state = 'checking' AND d.next_at <= ${now} ${returning}`,
        ),
      )
      for (;;) {
        const mine = await one(statement)
        if (mine) return { row: mine, mine: true }
        const row = await this.ofUser(intent.userId)
        if (row) return { row, mine: false }
      }
    },
    async withdraw(id, token) {
      const held = `WHERE d.id = ? AND d.token = ? ${filter("d.state = 'checking'")}`
      if (await one(sql(`DELETE FROM ${table} ${held} AND d.claimed = 0 ${returning}`, id, token))) return
      await run(sql(`UPDATE ${table} SET token = NULL, next_at = ${now} ${held} ${returning}`, id, token))
    },
    claim: (id, token, leaseMs) =>
      one(
        join(
          sql(
            `UPDATE ${table} SET crashes = crashes + CASE WHEN token IS NULL THEN 0 ELSE 1 END, token = ?, next_at = `,
            token,
          ),
          after(leaseMs),
          sql(
            `WHERE d.id = ? ${filter(`d.next_at <= ${now} AND (d.state <> 'checking' OR d.claimed = 1)`)} ${returning}`,
            id,
          ),
        ),
      ),
    save: (id, token, change, hold, inLease) =>
      one(
        join(
          sql(`UPDATE ${table} SET next_at = `),
          nextAt(change, hold),
          assignments(change),
          sql('leaseMs' in hold ? '' : ', token = NULL'),
          sql(`WHERE d.id = ? AND d.token = ? ${inLease ? filter(`d.next_at > ${now}`) : ''} ${returning}`, id, token),
        ),
      ),
    cancel: (id, by, nextInMs) =>
      one(
        join(
          sql(
            `UPDATE ${table} SET state = 'cancelled', token = NULL, attempts = 0, crashes = 0, step = NULL, error = NULL, next_at = `,
          ),
          nextInMs === null ? sql('NULL') : after(nextInMs),
          sql(nextInMs === null ? ', snapshot = NULL, external_id = NULL' : ''),
          sql(`, finished_at = ${now} WHERE d.id = ? ${filter("d.state = 'scheduled' AND d.claimed = 0")}`, id),
          by === null ? sql('') : sql('AND d.requested_by = ?', by),
          sql(returning),
        ),
      ),
    takeOver: (id, { requestedBy, overridden, dueInMs }) => {
      const due = dueInMs === null ? sql('due_at') : after(dueInMs)
      return one(
        join(
          sql(
            `UPDATE ${table} SET requested_by = ?, overridden = ?, due_at = `,
            requestedBy,
            JSON.stringify(overridden),
          ),
          due,
          sql(`, next_at = CASE WHEN token IS NULL THEN ${least}(next_at, `),
          due,
          sql(
            `) ELSE next_at END WHERE d.id = ? ${filter("d.state = 'scheduled' AND d.requested_by = 'self'")} ${returning}`,
            id,
          ),
        ),
      )
    },
    async discard(id) {
      await run(
        sql(
          `UPDATE ${table} SET state = 'cancelled' WHERE d.id = ? ${filter("d.state = 'finished'")} ${returning}`,
          id,
        ),
      )
    },
    retry: (id) =>
      one(
        sql(
          `UPDATE ${table} SET state = 'running', attempts = 0, crashes = 0, error = NULL, token = NULL, next_at = ${now}
          WHERE d.id = ? ${filter("d.state = 'stuck'")} ${returning}`,
          id,
        ),
      ),
    gone: (claim) =>
      one(
        join(
          insert({ ...fields(claim), overridden: '[]', claimed: 1 }, sql(now)),
          sql(
            `claimed = 1, external_id = COALESCE(d.external_id, excluded.external_id),
            next_at = CASE WHEN d.state = 'checking' OR d.token IS NOT NULL THEN d.next_at ELSE ${now} END
            WHERE d.state IN ('checking', 'scheduled')
            OR (d.state = 'stuck' AND d.account_gone = 0 AND d.error <> 'unresponsive') ${returning}`,
          ),
        ),
      ),
    find: (id) => one(sql(`${select} WHERE d.id = ?`, id)),
    lastCancelled: (userId) =>
      one(sql(`${select} WHERE d.user_id = ? AND d.state = 'cancelled' ORDER BY d.requested_at DESC LIMIT 1`, userId)),
    ofUser: (userId) => one(sql(`${select} WHERE d.user_id = ? AND d.state <> 'cancelled'`, userId)),
    leaving: async (userIds) => {
      const open = sql(`AND d.state <> 'cancelled' AND (d.state <> 'checking' OR d.next_at > ${now})`)
      const found: Row[] = []
      for (let at = 0; at < userIds.length; at += maxIds) {
        const part = userIds.slice(at, at + maxIds)
        // Few lengths, so that the statements are few.
        while (part.length & (part.length - 1)) part.push(part[0] as string)
        const ids = sql(`(${part.map(() => '?').join(', ')})`, ...part)
        found.push(...(await run(join(sql(`${select} WHERE d.user_id IN`), ids, open))))
      }
      return found
    },
    async due(limit, skip) {
      const waiting = `d.next_at <= ${scanNow}`
      // Few columns, because an idle sweep asks for nothing else.
      const few = `SELECT d.id, d.state, d.claimed FROM ${table} WHERE ${waiting}`
      for (;;) {
        const rows = await run(sql(`${few} ORDER BY d.next_at LIMIT ? OFFSET ?`, limit, skip))
        if (!rows.some((row) => row.state === 'checking' && !row.claimed)) return rows.map(({ id }) => id)
        // Intents would hide the deletions behind them, so the page is read again without them.
        await run(sql(`DELETE FROM ${table} WHERE d.state = 'checking' AND d.claimed = 0 AND ${waiting} ${returning}`))
      }
    },
    async list({ limit, offset, state }) {
      const which = state ? sql(`WHERE d.state = ? ${indexOf(state)}`, state) : sql('')
      const page = sql('ORDER BY d.requested_at DESC, d.id LIMIT ? OFFSET ?', limit, offset)
      const total = await one(join(sql(`SELECT COUNT(*) AS now FROM ${table}`), which))
      return { rows: await run(join(sql(select), which, page)), totalCount: total?.now ?? 0 }
    },
    async purge(olderThanMs) {
      const old = join(sql('d.finished_at <'), after(-olderThanMs), sql('AND d.next_at IS NULL'))
      const free = `COALESCE(d.retained_until, 0) <= ${now} AND`
      const undone = sql(`DELETE FROM ${table} WHERE d.state = 'cancelled' AND ${free}`)
      const removed = await run(join(undone, old, sql(returning)))
      const stripped = await run(
        join(
          sql(`UPDATE ${table} SET done = '[]', plan = '[]', requested_by = '', retained_until = NULL`),
          sql(`WHERE d.state = 'finished' AND d.done <> '[]' AND ${free}`),
          old,
          sql(returning),
        ),
      )
      return removed.length + stripped.length
    },
    async expire(olderThanMs, graceMs) {
      const kept = '(d.snapshot IS NOT NULL OR d.external_id IS NOT NULL)'
      const due = `CASE WHEN d.error IN ('blocked', 'blocker_failed') THEN d.requested_at + CAST(? AS bigint)
        ELSE COALESCE(d.due_at, d.requested_at) END`
      const old = join(sql(`${due} <`, Math.ceil(graceMs)), after(-olderThanMs))
      const erase = sql(`UPDATE ${table} SET snapshot = NULL, external_id = NULL WHERE ${kept} AND`)
      return (await run(join(erase, old, sql(returning)))).length
    },
    async forget(olderThanMs) {
      const ended = `d.state = 'finished' AND COALESCE(d.retained_until, 0) <= ${now}`
      const old = join(sql(`DELETE FROM ${table} WHERE ${ended} AND d.finished_at <`), after(-olderThanMs))
      return (await run(join(old, sql(returning)))).length
    },
  }

  function assignments({ dueInMs, finished, ...change }: Change): Sql {
    const set = Object.entries(fields(change))
    return join(
      ...set.map(([column, value]) => sql(`, ${column} = ?`, value as Value)),
      dueInMs === undefined ? sql('') : join(sql(', due_at = '), after(dueInMs)),
      sql(finished ? `, finished_at = ${now}` : ''),
    )
  }

  function nextAt({ state }: Change, hold: Hold): Sql {
    if ('leaseMs' in hold) return after(hold.leaseMs)
    if (hold.nextInMs === null) return sql('NULL')
    const next = after(hold.nextInMs)
    if (state && state !== 'scheduled') return next
    const claimed = sql(`CASE WHEN d.state IN ('checking', 'scheduled') AND d.claimed = 1 THEN ${now}`)
    const scheduled = state ? sql('') : join(sql(`WHEN d.state = 'scheduled' THEN ${least}(d.due_at, `), next, sql(')'))
    return join(claimed, scheduled, sql('ELSE'), next, sql('END'))
  }
}
