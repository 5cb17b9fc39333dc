/** Differences between the databases. */
export interface Dialect {
  /** Its name in `account-routes schema`. */
  readonly command: 'postgres' | 'sqlite' | 'd1'
  /** Milliseconds of the database's clock. */
  readonly now: string
  /** The same, fixed for the statement, so that an index can find what is due. */
  readonly scanNow: string
  readonly least: string
  /** The n-th parameter, from 1. */
  readonly parameter: (n: number) => string
}

const sqliteNow = "CAST(unixepoch('subsec') * 1000 AS INTEGER)"

/** SQLite, and D1, which is SQLite. */
export const sqliteDialect: Dialect = {
  command: 'sqlite',
  now: sqliteNow,
  scanNow: sqliteNow,
  least: 'MIN',
  parameter: () => '?',
}

export type Value = string | number | null

/** A piece of a statement with its parameters. */
export interface Sql {
  readonly pieces: string
  readonly values: Value[]
}

export const sql = (pieces: string, ...values: readonly Value[]): Sql => ({ pieces, values: [...values] })

export const join = (...parts: readonly Sql[]): Sql =>
  sql(parts.map(({ pieces }) => pieces).join(' '), ...parts.flatMap(({ values }) => values))

/** A statement as the database reads it. */
export interface Statement {
  readonly text: string
  readonly name: string
}

/** Numbers the parameters and names the text, once for each: a ledger has some dozens of statements. */
export function statements({ parameter }: Dialect): (pieces: string) => Statement {
  const known = new Map<string, Statement>()
  return (pieces) => {
    const found = known.get(pieces)
    if (found) return found
    let n = 0
    const text = pieces.replace(/\?/g, () => parameter(++n)).replace(/\s+/g, ' ')
    const made = { text, name: nameOf(text) }
    known.set(pieces, made)
    return made
  }
}

/** The same text has the same name in every process and after each reload, as connections outlive both. */
function nameOf(text: string): string {
  let hash = 0
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0
  return `account_deletions_${text.length}_${(hash >>> 0).toString(36)}`
}

/** Rows as any driver gives them: an array, or an object with `rows` (pg) or `results` (D1). */
export type QueryResult =
  | readonly object[]
  | { readonly rows: readonly object[] }
  | { readonly results: readonly object[] }

/**
 * Runs one statement on a pool or connection of the app, outside a transaction. `name` is the same for the same text:
 * drivers that prepare statements by name then have the database plan each of them once.
 */
export type Query = (
  sql: string,
  parameters: (string | number | null)[],
  name: string,
) => Promise<QueryResult> | QueryResult

export const rowsOf = (result: QueryResult): readonly object[] => {
  if (Array.isArray(result)) return result
  const { rows, results } = result as { rows?: readonly object[]; results?: readonly object[] }
  return rows ?? results ?? []
}
