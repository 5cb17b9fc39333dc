import { frontendSchema } from './frontend-schema.ts'
import { organizationSchema } from './organizations/schema.ts'
import { recordSchema } from './records/schema.ts'
import { sessionSchema } from './sessions/schema.ts'
import { userSchema } from './users/schema.ts'

const instanceSchema = `
CREATE TABLE IF NOT EXISTS instance (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`

const eventSchema = `
CREATE TABLE IF NOT EXISTS events (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  body TEXT NOT NULL,
  status TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  response_status INTEGER,
  error TEXT,
  next_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS events_due ON events (next_at) WHERE next_at IS NOT NULL;
`

/**
 * The tables. Values that the API only passes through are JSON text; a column that lists filter or sort by has an index.
 * Every statement is repeatable, so that a file of an older version gets what it lacks.
 */
export const schema: string = [
  instanceSchema,
  userSchema,
  sessionSchema,
  organizationSchema,
  eventSchema,
  recordSchema,
  frontendSchema,
].join('')

/** The names of all tables of the emulator. */
export const ownTables: readonly string[] = [...schema.matchAll(/CREATE (?:VIRTUAL )?TABLE IF NOT EXISTS (\w+)/g)].map(
  ([, name]) => name as string,
)
