import { mkdirSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'

/** Node.js has SQLite since version 22. Without it the examples keep nothing. */
export const hasDatabase: boolean = isBuiltin('node:sqlite')

/** The app's database, which holds the ledger of deletions as well. */
export const databaseFile: string = process.env.DATABASE_FILE ?? 'data/example.sqlite'

let opened: Promise<DatabaseSync> | undefined

function database(): Promise<DatabaseSync> {
  opened ??= openDatabase()
  return opened
}

async function openDatabase(): Promise<DatabaseSync> {
  const { DatabaseSync } = await import('node:sqlite')
  if (databaseFile !== ':memory:') mkdirSync(dirname(databaseFile), { recursive: true })
  const db = new DatabaseSync(databaseFile)
  db.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL;')
  db.exec('CREATE TABLE IF NOT EXISTS notes (user_id TEXT PRIMARY KEY, text TEXT NOT NULL)')
  db.exec('CREATE TABLE IF NOT EXISTS invoices (id INTEGER PRIMARY KEY, user_id TEXT UNIQUE, cents INTEGER NOT NULL)')
  return db
}

/** Keeps a note and an invoice of a new user. Safe to repeat. */
export async function welcome(userId: string): Promise<void> {
  if (!hasDatabase) return
  const db = await database()
  db.prepare('INSERT OR IGNORE INTO notes VALUES (?, ?)').run(userId, 'Welcome')
  db.prepare('INSERT OR IGNORE INTO invoices (user_id, cents) VALUES (?, ?)').run(userId, 900)
}

export async function deleteNotesOf(userId: string): Promise<void> {
  const db = await database()
  db.prepare('DELETE FROM notes WHERE user_id = ?').run(userId)
}

export async function anonymizeInvoicesOf(userId: string): Promise<void> {
  const db = await database()
  db.prepare('UPDATE invoices SET user_id = NULL WHERE user_id = ?').run(userId)
}
