CREATE TABLE IF NOT EXISTS account_deletions (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  external_id TEXT,
  instance TEXT NOT NULL,
  state TEXT NOT NULL,
  requested_by TEXT NOT NULL,
  requested_at INTEGER NOT NULL,
  next_at INTEGER,
  due_at INTEGER,
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
  retained_until INTEGER,
  finished_at INTEGER
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
INSERT INTO account_deletions_schema (version) VALUES (1) ON CONFLICT DO NOTHING;
