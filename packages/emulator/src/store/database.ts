import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { applicationId, assertDataFile, schemaVersion } from './data-file.ts'
import { ownTables, schema } from './schema.ts'

/** A parameter of a statement. */
export type Param = SQLInputValue
/** A row of SQLite. Each store module names its columns. */
export type Row = Record<string, SQLInputValue>

/** A SQLite database. Statements are prepared once. */
export interface Database {
  get<T = Row>(sql: string, ...params: Param[]): T | undefined
  all<T = Row>(sql: string, ...params: Param[]): T[]
  /** Runs a statement and returns the number of changed rows. */
  run(sql: string, ...params: Param[]): number
  /** Does all of the work or none of it. The work must be synchronous: everything else waits meanwhile. */
  transaction<T>(work: () => T): T
  /** Empties all tables except for the one about the instance itself. */
  clear(): void
  close(): void
}

/**
 * The end of a statement that reads a page, with the limit and the offset as parameters. With a bare `LIMIT ?`, SQLite
 * compiles the statement again for each run, since it plans by the value; the cast prevents that.
 */
export const pageSql = 'LIMIT CAST(? AS INTEGER) OFFSET CAST(? AS INTEGER)'

/** Creates or completes the tables, and marks the file, in one transaction: a file is either untouched or ready. */
function prepareSchema(sqlite: DatabaseSync): void {
  sqlite.exec(
    'PRAGMA busy_timeout = 2000; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA foreign_keys = ON',
  )
  try {
    sqlite.exec(
      `BEGIN IMMEDIATE; ${schema} PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}; COMMIT`,
    )
  } catch (error) {
    // Node's SQLite has full-text search since 22.16.
    const old = error instanceof Error && error.message.includes('no such module: fts5')
    throw old ? new Error(`Node 22.16 or newer is needed; this is ${process.version}.`) : error
  }
  // Only now, so that the mark is in the file itself and not in its log. WAL with NORMAL survives the death of the
  // process; a power cut may lose the last commits.
  sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 8000')
}

type Values = readonly SQLInputValue[]

interface Prepared {
  readonly statement: StatementSync
  readonly row: (values: Values) => Row
}

/**
 * Prepares a statement whose rows are arrays, and turns them into objects of one shape. The dictionary objects that
 * node:sqlite creates cost twice as much, and make every later access slow.
 */
function withRows(statement: StatementSync): Prepared {
  statement.setReturnArrays(true)
  const names = statement.columns().map(({ name }) => name)
  // JSON.parse creates an object with a fixed shape for any number of columns.
  const blank = JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name, null])))) as Row
  const row = (values: Values): Row => {
    const filled = { ...blank }
    for (let at = 0; at < names.length; at++) filled[names[at] as string] = values[at] as SQLInputValue
    return filled
  }
  return { statement, row }
}

/** Opens a data file, or a database in memory, and brings its schema up to date. */
export function openDatabase(file?: string): Database {
  if (file !== undefined) assertDataFile(file)
  const sqlite = new DatabaseSync(file ?? ':memory:')
  try {
    prepareSchema(sqlite)
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
  const transaction = <T>(work: () => T): T => {
    // Asks SQLite instead of counting, since an error can end a transaction.
    if (sqlite.isTransaction) return work()
    prepare('BEGIN IMMEDIATE').statement.run()
    try {
      const result = work()
      prepare('COMMIT').statement.run()
      return result
    } catch (error) {
      if (sqlite.isTransaction) prepare('ROLLBACK').statement.run()
      throw error
    }
  }
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
    transaction,
    clear: () => {
      const drops = ownTables.filter((name) => name !== 'instance').map((name) => `DROP TABLE IF EXISTS ${name};`)
      // Foreign keys cannot be switched off inside a transaction.
      sqlite.exec('PRAGMA foreign_keys = OFF')
      try {
        transaction(() => sqlite.exec(`${drops.join(' ')} ${schema}`))
      } finally {
        sqlite.exec('PRAGMA foreign_keys = ON')
      }
    },
    close: () => {
      statements.clear()
      sqlite.close()
    },
  }
}
