import { schemaOf } from './schema.ts'
import { sqlStore } from './sql.ts'
import { sqliteDialect } from './statement.ts'
import type { Store } from './store.ts'

/** The SQL that makes the ledger's tables, for the app's own migrations. Safe to run again. */
export const schema: string = schemaOf('INTEGER')

/** A D1 binding, as far as the ledger uses it. */
export interface D1Database {
  prepare(sql: string): {
    bind(...values: unknown[]): { all(): Promise<{ readonly results: readonly object[] }> }
  }
}

/**
 * The ledger in Cloudflare D1. Asks the primary database, as D1 does without a session.
 * @param database the binding, or a function that returns it at first use
 * @example d1Store(() => env.DB) // import { env } from 'cloudflare:workers'
 */
export const d1Store = (database: D1Database | (() => D1Database)): Store =>
  sqlStore('d1', { ...sqliteDialect, command: 'd1' }, () => {
    const db = typeof database === 'function' ? database() : database
    return (sql, parameters) =>
      db
        .prepare(sql)
        .bind(...parameters)
        .all()
  })

export type { Store }
