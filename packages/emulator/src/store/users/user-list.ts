import { type Database, type Param, pageSql } from '../database.ts'
import { type IdentifierKind, indexText, type UserRow, type UserState } from './users.ts'

/** The filters of `GET /users` and `GET /users/count`. All that are given must hold. */
export interface UserFilters {
  readonly email_address?: string[] | undefined
  readonly phone_number?: string[] | undefined
  readonly web3_wallet?: string[] | undefined
  readonly username?: string[] | undefined
  readonly external_id?: string[] | undefined
  readonly user_id?: string[] | undefined
  readonly organization_id?: string[] | undefined
  readonly query?: string | undefined
  readonly email_address_query?: string | undefined
  readonly phone_number_query?: string | undefined
  readonly username_query?: string | undefined
  readonly name_query?: string | undefined
  readonly banned?: boolean | undefined
  readonly created_at_before?: number | undefined
  readonly created_at_after?: number | undefined
  readonly last_active_at_before?: number | undefined
  readonly last_active_at_after?: number | undefined
  readonly last_active_at_since?: number | undefined
  readonly last_sign_in_at_before?: number | undefined
  readonly last_sign_in_at_after?: number | undefined
  readonly provider?: string | undefined
  readonly provider_user_id?: string[] | undefined
}

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

interface Clause {
  readonly sql: string
  readonly params: readonly Param[]
}

/** Up to so many matches it is quickest to sort them. */
const fewMatches = 1000
/** Up to so many, to walk the users in order and look each up among the matches; beyond, to look at each one's text. */
const someMatches = 20_000

interface Term {
  readonly text: string
  readonly column?: 'email_address' | 'phone_number' | 'username' | 'name'
}

/** The partial matches that are asked for: text, and the column that must contain it (any, where there is none). */
const textTerms = (filters: UserFilters): Term[] => [
  ...(filters.query ? [{ text: filters.query.trim() }] : []),
  ...(filters.email_address_query ? [{ text: filters.email_address_query, column: 'email_address' as const }] : []),
  ...(filters.phone_number_query ? [{ text: filters.phone_number_query, column: 'phone_number' as const }] : []),
  ...(filters.username_query ? [{ text: filters.username_query, column: 'username' as const }] : []),
  ...(filters.name_query ? [{ text: filters.name_query, column: 'name' as const }] : []),
]

/** `-` before a value leaves it out, `+` or nothing lets it in. */
export const bySign = (values: readonly string[]): { included: string[]; excluded: string[] } => {
  const bare = (value: string) => value.replace(/^[+-]/, '')
  return {
    included: values.filter((value) => !value.startsWith('-')).map(bare),
    excluded: values.filter((value) => value.startsWith('-')).map(bare),
  }
}

const withSigns = (column: string, values: readonly string[]): Clause[] => {
  const { included, excluded } = bySign(values)
  return [
    ...(included.length > 0
      ? [{ sql: `users.${column} IN (SELECT value FROM json_each(?))`, params: [JSON.stringify(included)] }]
      : []),
    ...(excluded.length > 0
      ? [
          {
            sql: `(users.${column} IS NULL OR users.${column} NOT IN (SELECT value FROM json_each(?)))`,
            params: [JSON.stringify(excluded)],
          },
        ]
      : []),
  ]
}

const identifierClause = (kind: IdentifierKind, values: readonly string[]): Clause => ({
  sql: `users.id IN (SELECT user_id FROM identifiers WHERE kind = '${kind}' AND status <> 'unverified' AND value IN (SELECT value FROM json_each(?)))`,
  params: [JSON.stringify(kind === 'email_address' ? values.map((value) => value.toLowerCase()) : values)],
})

const membershipClauses = (values: readonly string[]): Clause[] => {
  const clause = (not: string, ids: readonly string[]): Clause => ({
    sql: `users.id ${not} IN (SELECT user_id FROM memberships WHERE organization_id IN (SELECT value FROM json_each(?)))`,
    params: [JSON.stringify(ids)],
  })
  const { included, excluded } = bySign(values)
  return [
    ...(included.length > 0 ? [clause('', included)] : []),
    ...(excluded.length > 0 ? [clause('NOT', excluded)] : []),
  ]
}

const comparisons = [
  ['created_at_before', 'created_at', '<'],
  ['created_at_after', 'created_at', '>'],
  ['last_active_at_before', 'last_active_at', '<'],
  ['last_active_at_after', 'last_active_at', '>'],
  ['last_active_at_since', 'last_active_at', '>='],
  ['last_sign_in_at_before', 'last_sign_in_at', '<'],
  ['last_sign_in_at_after', 'last_sign_in_at', '>'],
] as const

const exactClauses = (filters: UserFilters): Clause[] => {
  const clauses: Clause[] = []
  for (const kind of ['email_address', 'phone_number', 'web3_wallet'] as const) {
    const values = filters[kind]
    if (values) clauses.push(identifierClause(kind, values))
  }
  if (filters.username) {
    clauses.push({
      sql: 'users.username IN (SELECT value COLLATE NOCASE FROM json_each(?))',
      params: [JSON.stringify(filters.username)],
    })
  }
  if (filters.external_id) clauses.push(...withSigns('external_id', filters.external_id))
  if (filters.user_id) clauses.push(...withSigns('id', filters.user_id))
  if (filters.organization_id) clauses.push(...membershipClauses(filters.organization_id))
  if (filters.banned !== undefined) clauses.push({ sql: `users.banned = ${filters.banned ? 1 : 0}`, params: [] })
  for (const [filter, column, operator] of comparisons) {
    const value = filters[filter]
    if (value !== undefined) clauses.push({ sql: `users.${column} ${operator} ?`, params: [value] })
  }
  if (filters.provider) {
    const provider = filters.provider.replace(/^oauth_/, '')
    clauses.push({
      sql: `users.id IN (SELECT user_id FROM credentials WHERE kind = 'external_account' AND provider = ? AND provider_user_id IN (SELECT value FROM json_each(?)))`,
      params: [provider, JSON.stringify(filters.provider_user_id ?? [])],
    })
  }
  return clauses
}

/** The full-text query for these terms, or nothing where the index does not help. */
const matchFor = (terms: readonly Term[]): string | undefined => {
  // A trigram index knows nothing of shorter texts, and its queries end at a NUL.
  if (terms.some(({ text }) => [...text].length < 3 || text.includes('\0'))) return undefined
  return terms
    .map(({ text, column }) => `${column ? `{${column}} : ` : ''}"${text.replaceAll('"', '""')}"`)
    .join(' AND ')
}

const matchesUpTo = (db: Database, match: string, limit: number): number =>
  db.get<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM user_fts WHERE user_fts MATCH ? LIMIT ${limit})`,
    match,
  )?.n ?? 0

/** Whether the text is there, without an index. */
const textClause = (text: string, column: Term['column']): Clause =>
  column
    ? { sql: `user_text.${column} LIKE ? ESCAPE '\\'`, params: [`%${text.replace(/[\\%_]/g, '\\$&')}%`] }
    : { sql: 'instr(user_text.all_text, ?) > 0', params: [text.toLowerCase()] }

/** The users that a search lets through, as a JSON list; nothing where they are not few. */
const fewFrom = (db: Database, search: string, params: readonly Param[]): string | undefined => {
  const found = db.get<{ n: number; seqs: string }>(
    `SELECT count(*) AS n, json_group_array(seq) AS seqs FROM (${search} LIMIT ${fewMatches + 1})`,
    ...params,
  )
  return found && found.n <= fewMatches ? found.seqs : undefined
}

/** By the index where it helps; otherwise by reading through all texts. */
const fewMatching = (db: Database, match: string | undefined, texts: readonly Clause[]): string | undefined => {
  if (match) return fewFrom(db, 'SELECT rowid AS seq FROM user_fts WHERE user_fts MATCH ?', [match])
  const { where, params } = build(texts)
  return fewFrom(db, `SELECT seq FROM user_text ${where}`, params)
}

/** Where the rows come from, by how many the texts let through. `order` is the column that a page is ordered by. */
const source = (
  db: Database,
  filters: UserFilters,
  clauses: Clause[],
  order: UserOrder['column'] | undefined,
): string => {
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

const build = (clauses: readonly Clause[]): { where: string; params: Param[] } => ({
  where: clauses.length > 0 ? `WHERE ${clauses.map(({ sql }) => sql).join(' AND ')}` : '',
  params: clauses.flatMap(({ params }) => params),
})

const selectPage = <T>(db: Database, columns: string, filters: UserFilters, order: UserOrder, page: UserPage): T[] => {
  const clauses = exactClauses(filters)
  const from = source(db, filters, clauses, order.column)
  if (page.after) {
    clauses.push({
      sql: `(users.created_at, users.seq) ${order.descending ? '<' : '>'} (?, ?)`,
      params: [page.after.created_at, page.after.seq],
    })
  }
  const { where, params } = build(clauses)
  const direction = order.descending ? 'DESC' : 'ASC'
  return db.all<T>(
    `SELECT ${columns} FROM ${from} ${where} ORDER BY users.${order.column} ${direction}, users.seq ${direction} ${pageSql}`,
    ...params,
    page.limit,
    page.offset,
  )
}

export const listUsers = (db: Database, filters: UserFilters, order: UserOrder, page: UserPage): UserRow[] =>
  selectPage<UserRow>(db, 'users.*', filters, order, page)

/** The same page, with as much of each user as tells whether they are known already. */
export const listUserStates = (db: Database, filters: UserFilters, order: UserOrder, page: UserPage): UserState[] =>
  selectPage<UserState>(db, 'users.seq, users.revision', filters, order, page)

export const countUsers = (db: Database, filters: UserFilters): number => {
  const clauses = exactClauses(filters)
  const from = source(db, filters, clauses, undefined)
  const { where, params } = build(clauses)
  return db.get<{ n: number }>(`SELECT count(*) AS n FROM ${from} ${where}`, ...params)?.n ?? 0
}

/** A subquery of the ids of the users that the filters let through; nothing where there are no filters. */
export const userIdsMatching = (db: Database, filters: UserFilters): Clause | undefined => {
  const clauses = exactClauses(filters)
  const from = source(db, filters, clauses, undefined)
  if (clauses.length === 0) return undefined
  const { where, params } = build(clauses)
  return { sql: `SELECT users.id FROM ${from} ${where}`, params }
}
