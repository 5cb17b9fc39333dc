import postgres from 'postgres'
import type { Query } from '../../src/stores/postgres.ts'

/** A pool, as an app has one. */
export function connect(url: string): { query: Query; end(): Promise<void> } {
  const db = postgres(url, { max: 10, onnotice: () => {} })
  return { query: async (sql, parameters) => await db.unsafe(sql, parameters, { prepare: true }), end: () => db.end() }
}
