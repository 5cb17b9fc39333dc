/** The tables of the Frontend API: flows that take several requests, and the messages that they send. */
export const frontendSchema = `
CREATE TABLE IF NOT EXISTS attempts (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  open INTEGER NOT NULL DEFAULT 1,
  state TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expire_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS attempts_client ON attempts (client_id, kind, created_at);
CREATE INDEX IF NOT EXISTS attempts_open ON attempts (client_id, kind, created_at) WHERE open = 1;

CREATE TABLE IF NOT EXISTS session_activities (
  session_id TEXT PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
  user_agent TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS messages (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  code TEXT,
  link TEXT,
  created_at INTEGER NOT NULL
) STRICT;
`
