/**
 * A new revision: a random number up to the largest safe integer. A counter would repeat after a ROLLBACK, and for another
 * user with the same rowid.
 */
export const newRevision = 'random() & 9007199254740991'

/** Triggers that give a user a new revision with every change to their rows in a table. */
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

/** Tables of users and their identifiers, credentials, searchable text, pictures and verifications. */
export const userSchema = `
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

CREATE TABLE IF NOT EXISTS verifications (
  id TEXT PRIMARY KEY,
  identifier_id TEXT NOT NULL REFERENCES identifiers (id) ON DELETE CASCADE,
  status TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  expire_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`
