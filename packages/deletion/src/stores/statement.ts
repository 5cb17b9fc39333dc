/** Differences between the databases. */
export interface Dialect {
  /** Its name in `account-routes schema`. */
  readonly command: 'postgres' | 'sqlite' | 'd1'
  /** Milliseconds of the database's clock. */
  readonly now: string
  readonly least: string
  /** The n-th parameter, from 1. */
  readonly parameter: (n: number) => string
}

/** SQLite, and D1, which is SQLite. */
export const sqliteDialect: Dialect = {
  command: 'sqlite',
  now: "CAST(unixepoch('subsec') * 1000 AS INTEGER)",
  least: 'MIN',
  parameter: () => '?',
}

export type Value = string | number | null

/** A piece of a statement with its parameters. */
export interface Sql {
  readonly pieces: string
  readonly values: Value[]
  text(dialect: Dialect): string
}

export function sql(pieces: string, ...values: readonly Value[]): Sql {
  const text = ({ parameter }: Dialect): string => {
    let n = 0
    return pieces.replace(/\?/g, () => parameter(++n))
  }
  return { pieces, values: [...values], text }
}

export const join = (...parts: readonly Sql[]): Sql =>
  sql(parts.map(({ pieces }) => pieces).join(' '), ...parts.flatMap(({ values }) => values))

/** Rows as any driver gives them: an array, or an object with `rows` (pg) or `results` (D1). */
export type QueryResult =
  | readonly object[]
  | { readonly rows: readonly object[] }
  | { readonly results: readonly object[] }

/** Runs one statement on a pool or connection of the app, outside a transaction. */
export type Query = (sql: string, parameters: (string | number | null)[]) => Promise<QueryResult> | QueryResult

export const rowsOf = (result: QueryResult): readonly object[] => {
  if (Array.isArray(result)) return result
  const { rows, results } = result as { rows?: readonly object[]; results?: readonly object[] }
  return rows ?? results ?? []
}
