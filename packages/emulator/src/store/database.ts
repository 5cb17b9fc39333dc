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

/**
 * The end of a statement that reads a page: its parameters are the limit and the offset. SQLite compiles a statement with
 * a bare `LIMIT ?` anew each time it is run, since it plans by the value; the cast hides that.
 */
export const pageSql = 'LIMIT CAST(? AS INTEGER) OFFSET CAST(? AS INTEGER)'

/** Written into the file, so that another version of the emulator does not misread it. */
const version = 2

function prepareSchema(sqlite: DatabaseSync, file: string | undefined): void {
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

type Values = readonly SQLInputValue[]

interface Prepared {
  readonly statement: StatementSync
  readonly row: (values: Values) => Row
}

/**
 * Has a statement give its rows as plain lists and makes the objects here, as copies of one: the dictionaries that
 * node:sqlite makes of rows cost twice as much, and every use of them again.
 */
function withRows(statement: StatementSync): Prepared {
  statement.setReturnArrays(true)
  const names = statement.columns().map(({ name }) => name)
  // Through JSON, as that makes an object of a fixed shape however many columns there are.
  const blank = JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name, null])))) as Row
  const row = (values: Values): Row => {
    const filled = { ...blank }
    for (let at = 0; at < names.length; at++) filled[names[at] as string] = values[at] as SQLInputValue
    return filled
  }
  return { statement, row }
}

/** Opens the file, or a database in memory where there is none, and brings the schema up to date. */
export function openDatabase(file?: string): Database {
  const sqlite = new DatabaseSync(file ?? ':memory:')
  try {
    prepareSchema(sqlite, file)
  } catch (error) {
    sqlite.close()
    throw error
  }
  const statements = new Map<string, Prepared>()
  const prepare = (sql: string): Prepared => {
    let prepared = statements.get(sql)
    if (!prepared) {
      prepared = withRows(sqlite.prepare(sql))
      statements.set(sql, prepared)
    }
    return prepared
  }
  let depth = 0
  return {
    get: <T>(sql: string, ...params: Param[]) => {
      const { statement, row } = prepare(sql)
      const values = statement.get(...params) as Values | undefined
      return values && (row(values) as T)
    },
    all: <T>(sql: string, ...params: Param[]) => {
      const { statement, row } = prepare(sql)
      return (statement.all(...params) as unknown as Values[]).map(row) as T[]
    },
    run: (sql, ...params) => Number(prepare(sql).statement.run(...params).changes),
    transaction: (work) => {
      if (depth > 0) return work()
      depth++
      prepare('BEGIN IMMEDIATE').statement.run()
      try {
        const result = work()
        prepare('COMMIT').statement.run()
        return result
      } catch (error) {
        prepare('ROLLBACK').statement.run()
        throw error
      } finally {
        depth--
      }
    },
    clear: () => {
      const tables = sqlite
        .prepare(
          "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'user_fts_%' AND name <> 'instance'",
        )
        .all() as { name: string }[]
      const drops = tables.map(({ name }) => `DROP TABLE ${name};`).join('\n')
      sqlite.exec(`PRAGMA foreign_keys = OFF; BEGIN; ${drops} ${schema} COMMIT; PRAGMA foreign_keys = ON`)
    },
    close: () => {
      statements.clear()
      sqlite.close()
    },
  }
}
