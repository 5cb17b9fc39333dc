/** How the databases differ. */
export interface Dialect {
  /** Milliseconds of the database's clock. */
  readonly now: string
  readonly least: string
  /** The n-th parameter, from 1. */
  readonly parameter: (n: number) => string
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
