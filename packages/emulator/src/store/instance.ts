import type { Database } from './database.ts'

/** What is written down about the instance itself. */
export function setting(db: Database, key: string): string | undefined {
  return db.get<{ value: string }>('SELECT value FROM instance WHERE key = ?', key)?.value
}

export function forgetSetting(db: Database, key: string): void {
  db.run('DELETE FROM instance WHERE key = ?', key)
}

/** The same, made and written down where it is not there yet. */
export async function settled(db: Database, key: string, make: () => string | Promise<string>): Promise<string> {
  const known = setting(db, key)
  if (known !== undefined) return known
  const value = await make()
  db.run('INSERT INTO instance (key, value) VALUES (?, ?)', key, value)
  return value
}
