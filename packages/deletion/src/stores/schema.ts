/** The version of the tables that this code reads and writes. */
export const schemaVersion = 1

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
CREATE INDEX IF NOT EXISTS account_deletions_next ON account_deletions (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS account_deletions_requested ON account_deletions (requested_at);
CREATE TABLE IF NOT EXISTS account_deletions_schema (version INTEGER PRIMARY KEY);
INSERT INTO account_deletions_schema (version) VALUES (${schemaVersion}) ON CONFLICT DO NOTHING;
`
