import type { Database } from './database.ts'

/** Reads a stored property of the instance. */
export function setting(db: Database, key: string): string | undefined {
  return db.get<{ value: string }>('SELECT value FROM instance WHERE key = ?', key)?.value
}

export function forgetSetting(db: Database, key: string): void {
  db.run('DELETE FROM instance WHERE key = ?', key)
}

/** Reads a stored property of the instance, or creates and stores it. */
export async function settled(db: Database, key: string, make: () => string | Promise<string>): Promise<string> {
  const known = setting(db, key)
  if (known !== undefined) return known
  const value = await make()
  db.run('INSERT INTO instance (key, value) VALUES (?, ?)', key, value)
  return value
}
