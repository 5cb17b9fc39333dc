import type { Database } from '../database.ts'

/** Selects the rows of some users. The most common case, one user, is faster without a JSON list. */
export function ownedBy<T>(db: Database, table: string, userIds: readonly string[]): T[] {
  const [first] = userIds
  return first !== undefined && userIds.length === 1
    ? db.all<T>(`SELECT * FROM ${table} WHERE user_id = ? ORDER BY seq`, first)
    : db.all<T>(
        `SELECT * FROM ${table} WHERE user_id IN (SELECT value FROM json_each(?)) ORDER BY seq`,
        JSON.stringify(userIds),
      )
}
