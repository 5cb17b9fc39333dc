import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { schemaOf } from './schema.ts'
import { sqlStore } from './sql.ts'
import { sqliteDialect as dialect, type Query, type QueryResult } from './statement.ts'
import type { Store } from './store.ts'

/** The SQL that makes the ledger's tables. Safe to run again. */
export const schema: string = schemaOf('INTEGER')

/**
 * The ledger in SQLite: for one instance of the app, on a disk that lasts. Nothing is opened before first use.
 * @param database a file, opened with `node:sqlite` (Node 22.16 or later) and with its tables made, or a function that
 * runs a statement and returns its rows; then run `schema` yourself
 * @param options `name`: of the ledger, where a process has several by functions. Each name has one sweep
 * @example sqliteStore('data/deletions.db')
 * @example sqliteStore((sql, parameters) => db.prepare(sql).all(...parameters)) // better-sqlite3
 */
export function sqliteStore(
  database: string | Query,
  { name = typeof database === 'string' ? `sqlite:${database}` : 'sqlite' }: { readonly name?: string } = {},
): Store {
  if (typeof database !== 'string') return sqlStore(name, dialect, () => database)
  let opened: Promise<Query> | undefined
  const store = sqlStore(name, dialect, () => {
    opened ??= openFile(database)
    // A failure to open is not for ever.
    opened.catch(() => {
      opened = undefined
    })
    return opened
  })
  const note = `Deletions are kept in ${database}: right for one instance of the app, on a disk that lasts. With more, use PostgreSQL or D1.`
  return { ...store, note }
}

async function openFile(path: string): Promise<Query> {
  const [{ DatabaseSync }, { mkdirSync }, { dirname }] = await Promise.all([
    import('node:sqlite').catch(() => {
      throw new Error(
        "sqliteStore('…') needs Node.js 22.16 or newer. Update Node.js, or give it a function of another driver, as for better-sqlite3: sqliteStore((sql, parameters) => db.prepare(sql).all(...parameters))",
      )
    }),
    import('node:fs'),
    import('node:path'),
  ])
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const db: DatabaseSync = new DatabaseSync(path)
  // A deletion that was answered must survive a power failure.
  db.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
  db.exec(schema)
  const statements = new Map<string, StatementSync>()
  return (sql, parameters) => {
    const statement = statements.get(sql) ?? db.prepare(sql)
    statements.set(sql, statement)
    return statement.all(...parameters) as object[]
  }
}

export type { Query, QueryResult, Store }
