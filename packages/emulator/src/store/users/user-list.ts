import { type Database, pageSql } from '../database.ts'
import { type Clause, whereOf } from '../statements.ts'
import { indexText } from './search-text.ts'
import { fewMatching, matchesUpTo, matchFor, textClause, textTerms } from './text-search.ts'
import { exactClauses, type UserFilters } from './user-filters.ts'
import type { UserRow, UserState } from './users.ts'

export const userOrders = [
  'created_at',
  'updated_at',
  'email_address',
  'web3wallet',
  'first_name',
  'last_name',
  'phone_number',
  'username',
  'last_active_at',
  'last_sign_in_at',
] as const

export interface UserOrder {
  readonly column: (typeof userOrders)[number]
  readonly descending: boolean
}

/** One page of a list; `after` is the last user of the page before. */
export interface UserPage {
  readonly limit: number
  readonly offset: number
  readonly after?: UserRow | undefined
}

/** Up to this many matches, users are read in order and looked up among the matches; beyond, their texts are compared. */
const someMatches = 20_000

/** Chooses the FROM clause by the number of text matches. `order` is the column that sorts the page. */
function source(db: Database, filters: UserFilters, clauses: Clause[], order: UserOrder['column'] | undefined): string {
  const terms = textTerms(filters)
  if (terms.length === 0) return 'users'
  const match = matchFor(terms)
  if (match) indexText(db)
  const texts = terms.map(({ text, column }) => textClause(text, column))
  const few = order && fewMatching(db, match, texts)
  if (few) {
    clauses.push({ sql: 'few.json = ?', params: [few] })
    return 'json_each AS few CROSS JOIN users ON users.seq = few.value'
  }
  if (match && !order) {
    clauses.push({ sql: 'user_fts MATCH ?', params: [match] })
    return 'user_fts CROSS JOIN users ON users.seq = user_fts.rowid'
  }
  if (match && matchesUpTo(db, match, someMatches + 1) <= someMatches) {
    clauses.push({ sql: 'users.seq IN (SELECT rowid FROM user_fts WHERE user_fts MATCH ?)', params: [match] })
    return `users INDEXED BY users_${order}`
  }
  clauses.push(...texts)
  return 'users CROSS JOIN user_text ON user_text.seq = users.seq'
}

function selectPage<T>(db: Database, columns: string, filters: UserFilters, order: UserOrder, page: UserPage): T[] {
  const clauses = exactClauses(filters)
  const from = source(db, filters, clauses, order.column)
  if (page.after) {
    clauses.push({
      sql: `(users.created_at, users.seq) ${order.descending ? '<' : '>'} (?, ?)`,
      params: [page.after.created_at, page.after.seq],
    })
  }
  const { where, params } = whereOf(clauses)
  const direction = order.descending ? 'DESC' : 'ASC'
  return db.all<T>(
    `SELECT ${columns} FROM ${from} ${where} ORDER BY users.${order.column} ${direction}, users.seq ${direction} ${pageSql}`,
    ...params,
    page.limit,
    page.offset,
  )
}

export function listUsers(db: Database, filters: UserFilters, order: UserOrder, page: UserPage): UserRow[] {
  return selectPage<UserRow>(db, 'users.*', filters, order, page)
}

/** The same page with only the state of each user, to look up in the cache. */
export function listUserStates(db: Database, filters: UserFilters, order: UserOrder, page: UserPage): UserState[] {
  return selectPage<UserState>(db, 'users.seq, users.revision', filters, order, page)
}

export function countUsers(db: Database, filters: UserFilters): number {
  const clauses = exactClauses(filters)
  const from = source(db, filters, clauses, undefined)
  const { where, params } = whereOf(clauses)
  return db.get<{ n: number }>(`SELECT count(*) AS n FROM ${from} ${where}`, ...params)?.n ?? 0
}

/** A subquery for the ids of matching users; undefined without filters. */
export function userIdsMatching(db: Database, filters: UserFilters): Clause | undefined {
  const clauses = exactClauses(filters)
  const from = source(db, filters, clauses, undefined)
  if (clauses.length === 0) return undefined
  const { where, params } = whereOf(clauses)
  return { sql: `SELECT users.id FROM ${from} ${where}`, params }
}
