import { type Dialect, type Query, rowsOf } from './statement.ts'

/** The version of the tables that this code reads and writes. */
const schemaVersion = 1

/** The ledger's tables; only the type of big integers differs between databases. */
export const schemaOf = (bigint: string): string => `CREATE TABLE IF NOT EXISTS account_deletions (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  external_id TEXT,
  instance TEXT NOT NULL,
  state TEXT NOT NULL,
  requested_by TEXT NOT NULL,
  requested_at ${bigint} NOT NULL,
  next_at ${bigint},
  due_at ${bigint},
  token TEXT,
  attempts INTEGER NOT NULL,
  crashes INTEGER NOT NULL,
  step TEXT,
  error TEXT,
  done TEXT NOT NULL,
  plan TEXT NOT NULL,
  overridden TEXT NOT NULL,
  snapshot TEXT,
  claimed INTEGER NOT NULL,
  account_gone INTEGER NOT NULL,
  retained_until ${bigint},
  finished_at ${bigint}
);
CREATE UNIQUE INDEX IF NOT EXISTS account_deletions_user ON account_deletions (user_id) WHERE state <> 'cancelled';
CREATE INDEX IF NOT EXISTS account_deletions_cancelled ON account_deletions (user_id) WHERE state = 'cancelled';
CREATE INDEX IF NOT EXISTS account_deletions_next ON account_deletions (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS account_deletions_requested ON account_deletions (requested_at);
CREATE INDEX IF NOT EXISTS account_deletions_ended ON account_deletions (state, requested_at)
  WHERE state IN ('stuck', 'cancelled');
CREATE INDEX IF NOT EXISTS account_deletions_snapshot ON account_deletions (requested_at)
  WHERE snapshot IS NOT NULL OR external_id IS NOT NULL;
CREATE TABLE IF NOT EXISTS account_deletions_schema (version INTEGER PRIMARY KEY);
INSERT INTO account_deletions_schema (version) VALUES (${schemaVersion}) ON CONFLICT DO NOTHING;
`

const versionOf = 'SELECT MAX(version) AS version FROM account_deletions_schema'

/** Refuses a ledger without tables, or with those of another version. */
export async function checkSchema(query: Query, name: string, { command }: Dialect): Promise<Query> {
  const help = `Run the SQL that \`npx @account-routes/cli schema ${command}\` prints in your migrations.`
  let version: unknown
  try {
    const rows = rowsOf(await query(versionOf, [], 'account_deletions_version'))
    version = Number((rows[0] as { version?: unknown } | undefined)?.version)
  } catch (cause) {
    throw new Error(`The ledger ${name} can't be read. Does its table exist? ${help}`, { cause })
  }
  if (version === schemaVersion) return query
  const needed = `this version of the package needs ${schemaVersion}`
  throw new Error(`The ledger ${name} has schema version ${version}, and ${needed}. ${help}`)
}
