import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { schema } from './schema.ts'

/** What a statement takes. */
export type Param = SQLInputValue
/** A row as SQLite gives it; each store module names the columns that it reads. */
export type Row = Record<string, SQLInputValue>

/** SQLite behind three verbs. Statements are prepared once. */
export interface Database {
  get<T = Row>(sql: string, ...params: Param[]): T | undefined
  all<T = Row>(sql: string, ...params: Param[]): T[]
  /** Returns how many rows changed. */
  run(sql: string, ...params: Param[]): number
  /** All or nothing. The work must be synchronous: everything else waits meanwhile. */
  transaction<T>(work: () => T): T
  /** Removes every row but keeps the schema. */
  clear(): void
  close(): void
}

/** Written into the file, so that another version of the emulator does not misread it. */
const version = 1

const prepareSchema = (sqlite: DatabaseSync, file: string | undefined): void => {
  // WAL with NORMAL survives the death of the process; only a power cut may lose the last commits.
  sqlite.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 8000; PRAGMA cache_size = -65536; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 2000',
  )
  const { user_version: found } = sqlite.prepare('PRAGMA user_version').get() as { user_version: number }
  if (found !== 0 && found !== version) {
    throw new Error(`The file ${file} was made by another version of the emulator. Start with a new file.`)
  }
  try {
    sqlite.exec(`${schema} PRAGMA user_version = ${version};`)
  } catch (error) {
    // Before 22.16 Node's SQLite came without it.
    const old = error instanceof Error && error.message.includes('no such module: fts5')
    throw old ? new Error(`Node 22.16 or newer is needed; this is ${process.version}.`) : error
  }
}

/** Opens the file, or a database in memory where there is none, and brings the schema up to date. */
export const openDatabase = (file?: string): Database => {
  const sqlite = new DatabaseSync(file ?? ':memory:')
  try {
    prepareSchema(sqlite, file)
  } catch (error) {
    sqlite.close()
    throw error
  }
  const statements = new Map<string, StatementSync>()
  const prepare = (sql: string): StatementSync => {
    let statement = statements.get(sql)
    if (!statement) {
      statement = sqlite.prepare(sql)
      statements.set(sql, statement)
    }
    return statement
  }
  let depth = 0
  return {
    get: <T>(sql: string, ...params: Param[]) => prepare(sql).get(...params) as T | undefined,
    all: <T>(sql: string, ...params: Param[]) => prepare(sql).all(...params) as T[],
    run: (sql, ...params) => Number(prepare(sql).run(...params).changes),
    transaction: (work) => {
      if (depth > 0) return work()
      depth++
      prepare('BEGIN IMMEDIATE').run()
      try {
        const result = work()
        prepare('COMMIT').run()
        return result
      } catch (error) {
        prepare('ROLLBACK').run()
        throw error
      } finally {
        depth--
      }
    },
    clear: () => {
      const tables = prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'user_fts_%' AND name <> 'instance'",
      ).all() as { name: string }[]
      const drops = tables.map(({ name }) => `DROP TABLE ${name};`).join('\n')
      sqlite.exec(`PRAGMA foreign_keys = OFF; BEGIN; ${drops} ${schema} COMMIT; PRAGMA foreign_keys = ON`)
    },
    close: () => {
      statements.clear()
      sqlite.close()
    },
  }
}
