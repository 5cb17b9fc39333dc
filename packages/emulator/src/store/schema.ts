import { frontendSchema } from './frontend-schema.ts'

/**
 * What tells one state of a user from every other: random, and as large as JavaScript takes it. A count would come again
 * after a ROLLBACK, and with another user in the same place.
 */
export const newRevision = 'random() & 9007199254740991'

/** Whatever changes in this table changes the user whose row it is. */
function revisedBy(table: string): string {
  return [
    ['INSERT', 'new'],
    ['UPDATE', 'new'],
    ['DELETE', 'old'],
  ]
    .map(
      ([event, row]) => `CREATE TRIGGER IF NOT EXISTS ${table}_revised_by_${event} AFTER ${event} ON ${table} BEGIN
  UPDATE users SET revision = ${newRevision} WHERE id = ${row}.user_id;
END;`,
    )
    .join('\n')
}

/** The tables. Values that the API only hands through are JSON text; what is filtered or ordered by is a column with an index. */
export const schema = `
CREATE TABLE IF NOT EXISTS instance (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS users (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  external_id TEXT UNIQUE,
  username TEXT COLLATE NOCASE,
  first_name TEXT,
  last_name TEXT,
  locale TEXT,
  primary_email_address_id TEXT,
  primary_phone_number_id TEXT,
  primary_web3_wallet_id TEXT,
  email_address TEXT,
  phone_number TEXT,
  web3wallet TEXT,
  image_id TEXT,
  password_digest TEXT,
  password_hasher TEXT,
  password_last_updated_at INTEGER,
  password_compromised INTEGER NOT NULL DEFAULT 0,
  totp_secret TEXT,
  backup_codes TEXT,
  mfa_enabled_at INTEGER,
  mfa_disabled_at INTEGER,
  public_metadata TEXT NOT NULL DEFAULT '{}',
  private_metadata TEXT NOT NULL DEFAULT '{}',
  unsafe_metadata TEXT NOT NULL DEFAULT '{}',
  banned INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER,
  failed_attempts INTEGER NOT NULL DEFAULT 0,
  delete_self_enabled INTEGER NOT NULL DEFAULT 1,
  create_organization_enabled INTEGER NOT NULL DEFAULT 1,
  create_organizations_limit INTEGER,
  bypass_client_trust INTEGER NOT NULL DEFAULT 0,
  legal_accepted_at INTEGER,
  last_sign_in_at INTEGER,
  last_active_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  revision INTEGER NOT NULL DEFAULT (${newRevision})
) STRICT;
CREATE INDEX IF NOT EXISTS users_created_at ON users (created_at, seq);
CREATE INDEX IF NOT EXISTS users_updated_at ON users (updated_at, seq);
CREATE INDEX IF NOT EXISTS users_last_active_at ON users (last_active_at, seq);
CREATE INDEX IF NOT EXISTS users_last_sign_in_at ON users (last_sign_in_at, seq);
CREATE INDEX IF NOT EXISTS users_email_address ON users (email_address, seq);
CREATE INDEX IF NOT EXISTS users_phone_number ON users (phone_number, seq);
CREATE INDEX IF NOT EXISTS users_web3wallet ON users (web3wallet, seq);
CREATE UNIQUE INDEX IF NOT EXISTS users_username ON users (username);
CREATE INDEX IF NOT EXISTS users_first_name ON users (first_name, seq);
CREATE INDEX IF NOT EXISTS users_last_name ON users (last_name, seq);

CREATE TABLE IF NOT EXISTS identifiers (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  status TEXT NOT NULL,
  strategy TEXT,
  second_factor INTEGER NOT NULL DEFAULT 0,
  default_second_factor INTEGER NOT NULL DEFAULT 0,
  linked_to TEXT NOT NULL DEFAULT '[]',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS identifiers_claimed ON identifiers (kind, value) WHERE status <> 'unverified';
CREATE INDEX IF NOT EXISTS identifiers_user ON identifiers (user_id, seq);

CREATE TABLE IF NOT EXISTS credentials (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  provider TEXT,
  provider_user_id TEXT,
  token TEXT,
  data TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS credentials_user ON credentials (user_id, seq);
CREATE INDEX IF NOT EXISTS credentials_provider ON credentials (provider, provider_user_id);

CREATE TRIGGER IF NOT EXISTS users_revised AFTER UPDATE ON users WHEN new.revision = old.revision BEGIN
  UPDATE users SET revision = ${newRevision} WHERE seq = new.seq;
END;
${revisedBy('identifiers')}
${revisedBy('credentials')}

CREATE TABLE IF NOT EXISTS user_text (
  seq INTEGER PRIMARY KEY REFERENCES users (seq) ON DELETE CASCADE,
  all_text TEXT NOT NULL,
  user_id TEXT NOT NULL,
  email_address TEXT NOT NULL,
  phone_number TEXT NOT NULL,
  username TEXT NOT NULL,
  web3_wallet TEXT NOT NULL,
  name TEXT NOT NULL,
  indexed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX IF NOT EXISTS user_text_waiting ON user_text (seq) WHERE indexed = 0;
CREATE VIRTUAL TABLE IF NOT EXISTS user_fts USING fts5 (
  user_id, email_address, phone_number, username, web3_wallet, name,
  content = 'user_text', content_rowid = 'seq', tokenize = 'trigram'
);
CREATE TRIGGER IF NOT EXISTS user_text_delete AFTER DELETE ON user_text WHEN old.indexed = 1 BEGIN
  INSERT INTO user_fts (user_fts, rowid, user_id, email_address, phone_number, username, web3_wallet, name)
  VALUES ('delete', old.seq, old.user_id, old.email_address, old.phone_number, old.username, old.web3_wallet, old.name);
END;

CREATE TABLE IF NOT EXISTS images (id TEXT PRIMARY KEY, content_type TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;

CREATE TABLE IF NOT EXISTS clients (
  id TEXT PRIMARY KEY,
  secret TEXT NOT NULL UNIQUE,
  last_active_session_id TEXT,
  last_authentication_strategy TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS dev_browsers (
  token TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS sessions (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
  status TEXT NOT NULL,
  actor TEXT,
  last_active_organization_id TEXT,
  refresh_secret TEXT,
  first_factor_at INTEGER NOT NULL,
  second_factor_at INTEGER,
  last_active_at INTEGER NOT NULL,
  expire_at INTEGER NOT NULL,
  abandon_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS sessions_user ON sessions (user_id, created_at);
CREATE INDEX IF NOT EXISTS sessions_client ON sessions (client_id, created_at);

CREATE TABLE IF NOT EXISTS organizations (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  slug TEXT NOT NULL UNIQUE COLLATE NOCASE,
  image_id TEXT,
  max_allowed_memberships INTEGER NOT NULL DEFAULT 5,
  admin_delete_enabled INTEGER NOT NULL DEFAULT 1,
  public_metadata TEXT NOT NULL DEFAULT '{}',
  private_metadata TEXT NOT NULL DEFAULT '{}',
  created_by TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS memberships (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  public_metadata TEXT NOT NULL DEFAULT '{}',
  private_metadata TEXT NOT NULL DEFAULT '{}',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (organization_id, user_id)
) STRICT;
CREATE INDEX IF NOT EXISTS memberships_user ON memberships (user_id, created_at);

CREATE TABLE IF NOT EXISTS organization_invitations (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  email_address TEXT NOT NULL,
  role TEXT NOT NULL,
  inviter_id TEXT,
  status TEXT NOT NULL,
  url TEXT,
  public_metadata TEXT NOT NULL DEFAULT '{}',
  private_metadata TEXT NOT NULL DEFAULT '{}',
  expires_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS organization_invitations_organization ON organization_invitations (organization_id, created_at);
CREATE INDEX IF NOT EXISTS organization_invitations_email ON organization_invitations (email_address);

CREATE TABLE IF NOT EXISTS tickets (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  actor TEXT,
  organization_id TEXT,
  session_seconds INTEGER,
  expires_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS verifications (
  id TEXT PRIMARY KEY,
  identifier_id TEXT NOT NULL REFERENCES identifiers (id) ON DELETE CASCADE,
  status TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  expire_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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
${frontendSchema}`
