import type { Database, Param } from '../database.ts'
import { type Clause, whereOf } from '../statements.ts'
import type { UserFilters } from './user-filters.ts'

/** Up to this many matches, sorting them is fastest. */
const fewMatches = 1000

interface Term {
  readonly text: string
  readonly column?: 'email_address' | 'phone_number' | 'username' | 'name'
}

/** The partial matches of a query: a text, and the column that must contain it, or any column. */
export function textTerms(filters: UserFilters): Term[] {
  return [
    ...(filters.query ? [{ text: filters.query.trim() }] : []),
    ...(filters.email_address_query ? [{ text: filters.email_address_query, column: 'email_address' as const }] : []),
    ...(filters.phone_number_query ? [{ text: filters.phone_number_query, column: 'phone_number' as const }] : []),
    ...(filters.username_query ? [{ text: filters.username_query, column: 'username' as const }] : []),
    ...(filters.name_query ? [{ text: filters.name_query, column: 'name' as const }] : []),
  ]
}

/** The full-text query for the terms; undefined if the index cannot answer it. */
export function matchFor(terms: readonly Term[]): string | undefined {
  // A trigram index cannot find shorter texts, and its queries end at a NUL.
  if (terms.some(({ text }) => [...text].length < 3 || text.includes('\0'))) return undefined
  return terms
    .map(({ text, column }) => `${column ? `{${column}} : ` : ''}"${text.replaceAll('"', '""')}"`)
    .join(' AND ')
}

export function matchesUpTo(db: Database, match: string, limit: number): number {
  return (
    db.get<{ n: number }>(
      `SELECT count(*) AS n FROM (SELECT 1 FROM user_fts WHERE user_fts MATCH ? LIMIT ${limit})`,
      match,
    )?.n ?? 0
  )
}

/** A clause that finds a text without the index. */
export function textClause(text: string, column: Term['column']): Clause {
  return column
    ? { sql: `user_text.${column} LIKE ? ESCAPE '\\'`, params: [`%${text.replace(/[\\%_]/g, '\\$&')}%`] }
    : { sql: 'instr(user_text.all_text, ?) > 0', params: [text.toLowerCase()] }
}

/** The rowids of matching users as a JSON list; undefined if there are too many. */
function fewFrom(db: Database, search: string, params: readonly Param[]): string | undefined {
  const found = db.get<{ n: number; seqs: string }>(
    `SELECT count(*) AS n, json_group_array(seq) AS seqs FROM (${search} LIMIT ${fewMatches + 1})`,
    ...params,
  )
  return found && found.n <= fewMatches ? found.seqs : undefined
}

/** Searches by the index if possible, else by scanning all texts. */
export function fewMatching(db: Database, match: string | undefined, texts: readonly Clause[]): string | undefined {
  if (match) return fewFrom(db, 'SELECT rowid AS seq FROM user_fts WHERE user_fts MATCH ?', [match])
  const { where, params } = whereOf(texts)
  return fewFrom(db, `SELECT seq FROM user_text ${where}`, params)
}
