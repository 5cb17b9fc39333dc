import { schemaOf } from './schema.ts'
import { sqlStore } from './sql.ts'
import type { Dialect, Query, QueryResult } from './statement.ts'
import type { Store } from './store.ts'

/** The SQL that makes the ledger's tables, for the app's own migrations. Safe to run again. */
export const schema: string = schemaOf('BIGINT')

const millisecondsOf = (clock: string): string => `CAST(EXTRACT(EPOCH FROM ${clock}) * 1000 AS bigint)`

const dialect: Dialect = {
  command: 'postgres',
  now: millisecondsOf('clock_timestamp()'),
  scanNow: millisecondsOf('statement_timestamp()'),
  least: 'LEAST',
  parameter: (n) => `$${n}`,
}

/**
 * The ledger in PostgreSQL. Opens nothing by itself.
 * @param query runs a statement on a pool, never on a client inside a transaction
 * @param options `name`: of the ledger, where a process has several. Each name has one sweep
 * @example postgresStore((text, values, name) => pool.query({ text, values, name })) // pg
 * @example postgresStore((sql, parameters) => db.unsafe(sql, parameters, { prepare: true })) // postgres.js
 */
export const postgresStore = (query: Query, { name = 'postgres' }: { readonly name?: string } = {}): Store =>
  sqlStore(name, dialect, () => query)

export type { Query, QueryResult, Store }
