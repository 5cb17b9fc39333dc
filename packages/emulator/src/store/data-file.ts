import { closeSync, copyFileSync, existsSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ownTables } from './schema.ts'

/** Marks a SQLite file as the emulator's own: "ARem" in its header. */
export const applicationId = 0x4152656d

/** The version of the tables. A newer emulator opens older files; an older one refuses newer files. */
export const schemaVersion = 3

/** Versions from before files were marked. Version 0 is a first start that was cut short. */
const unmarkedVersions = [0, 2]
const unmarkedInstanceTable = 'CREATE TABLE instance (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID'

/** A data file that cannot be used, with a sentence that says why and what to do. */
class DataFileError extends Error {
  override readonly name = 'DataFileError'
}

const anotherName = 'Choose another name for --data.'

interface Header {
  readonly version: number
  readonly application: number
}

/** Reads the header without SQLite, which would write to a file that was not closed properly. */
function readHeader(file: string): Header | 'empty' {
  const bytes = Buffer.alloc(100)
  let length: number
  try {
    const descriptor = openSync(file, 'r')
    length = readSync(descriptor, bytes, 0, 100, 0)
    closeSync(descriptor)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new DataFileError(
      code === 'EACCES' ? `The file ${file} may not be read. Change its permissions.` : `The file ${file}: ${message}.`,
    )
  }
  if (length === 0) return 'empty'
  if (length < 100 || bytes.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    throw new DataFileError(`The file ${file} is not a database. ${anotherName}`)
  return { version: bytes.readUInt32BE(60), application: bytes.readUInt32BE(68) }
}

/** Looks into a copy: opening the file itself would move its write-ahead log into it. */
function inCopy<T>(file: string, look: (db: DatabaseSync) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'account-routes-emulator-'))
  const copy = join(folder, 'copy.sqlite')
  try {
    copyFileSync(file, copy)
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`)
    const db = new DatabaseSync(copy)
    try {
      return look(db)
    } finally {
      db.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function isOwn(db: DatabaseSync): boolean {
  const { application_id: application } = db.prepare('PRAGMA application_id').get() as { application_id: number }
  if (application === applicationId) return true
  const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number }
  const tables = db
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all() as { name: string; sql: string }[]
  if (application !== 0 || !unmarkedVersions.includes(version)) return false
  if (tables.length === 0) return version === 0
  const own = new Set<string>(ownTables)
  return (
    tables.some(({ name, sql }) => name === 'instance' && sql === unmarkedInstanceTable) &&
    tables.every(({ name }) => own.has(name) || name.startsWith('user_fts_'))
  )
}

/** Throws unless the file is missing, empty or the emulator's own. Writes nothing. */
export function assertDataFile(file: string): void {
  const stats = statSync(file, { throwIfNoEntry: false })
  if (!stats) {
    const folder = dirname(file)
    if (!existsSync(folder)) throw new DataFileError(`The folder ${folder} does not exist. Create it first.`)
    return
  }
  if (stats.isDirectory()) throw new DataFileError(`The file ${file} is a folder. ${anotherName}`)
  const header = readHeader(file)
  if (header === 'empty') return
  const marked = header.application === applicationId
  if (marked && header.version > schemaVersion)
    throw new DataFileError(
      `The file ${file} was made by a newer version of the emulator. Update the emulator, or choose another name for --data.`,
    )
  if (!marked && (header.application !== 0 || !holdsOwnTables(file)))
    throw new DataFileError(`The file ${file} belongs to another program. ${anotherName}`)
}

function holdsOwnTables(file: string): boolean {
  try {
    return inCopy(file, isOwn)
  } catch {
    return false
  }
}
