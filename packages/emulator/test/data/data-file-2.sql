-- A data file of the first version of the emulator (user_version 2), as SQL.
PRAGMA journal_mode = WAL;
BEGIN;
CREATE TABLE instance (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE users (
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
  revision INTEGER NOT NULL DEFAULT (random() & 9007199254740991)
) STRICT;
CREATE TABLE identifiers (
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
CREATE TABLE credentials (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  provider TEXT,
  provider_user_id TEXT,
  token TEXT,
  data TEXT NOT NULL
) STRICT;
CREATE TABLE user_text (
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
CREATE VIRTUAL TABLE user_fts USING fts5 (
  user_id, email_address, phone_number, username, web3_wallet, name,
  content = 'user_text', content_rowid = 'seq', tokenize = 'trigram'
);
CREATE TABLE images (id TEXT PRIMARY KEY, content_type TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE TABLE clients (
  id TEXT PRIMARY KEY,
  secret TEXT NOT NULL UNIQUE,
  last_active_session_id TEXT,
  last_authentication_strategy TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE dev_browsers (
  token TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE sessions (
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
CREATE TABLE organizations (
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
CREATE TABLE memberships (
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
CREATE TABLE organization_invitations (
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
CREATE TABLE tickets (
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
CREATE TABLE verifications (
  id TEXT PRIMARY KEY,
  identifier_id TEXT NOT NULL REFERENCES identifiers (id) ON DELETE CASCADE,
  status TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  expire_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE events (
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
INSERT INTO instance (key, value) VALUES ('instance_id', 'ins_3Miv3gkSpqgOYVfrxGpxqCtF4nc');
INSERT INTO instance (key, value) VALUES ('planted', '2026-11-28T06:06:45.566Z');
INSERT INTO instance (key, value) VALUES ('private_key', '{{private_key}}');
INSERT INTO instance (key, value) VALUES ('webhook_secret', 'whsec_5Ve60Be79Tm/ME/Vv6HrN+Wlz7jEoh7Z');
INSERT INTO users (seq, id, external_id, username, first_name, last_name, locale, primary_email_address_id, primary_phone_number_id, primary_web3_wallet_id, email_address, phone_number, web3wallet, image_id, password_digest, password_hasher, password_last_updated_at, password_compromised, totp_secret, backup_codes, mfa_enabled_at, mfa_disabled_at, public_metadata, private_metadata, unsafe_metadata, banned, locked_until, failed_attempts, delete_self_enabled, create_organization_enabled, create_organizations_limit, bypass_client_trust, legal_accepted_at, last_sign_in_at, last_active_at, created_at, updated_at, revision) VALUES (1, 'user_UqSQwojqc9p5Td8ROjCw7JIjMgA', NULL, NULL, 'Ada', 'Lovelace', NULL, 'idn_3Miv3mQGMiTmPpBarNmIxm1NJLl', NULL, NULL, 'ada@example.com', NULL, NULL, NULL, '1024$8$1$mam33K3qKEnalSAlP4y8nQ==$oiTgY/2H+RpOBzD01twkKMA1SkfqFr2A3op7wb0gZi8=', 'scrypt', 1795846005560, 0, NULL, NULL, NULL, NULL, '{"role":"admin"}', '{}', '{}', 0, NULL, 0, 1, 1, NULL, 0, NULL, NULL, NULL, 1795846005560, 1795846005560, 288321478553570);
INSERT INTO users (seq, id, external_id, username, first_name, last_name, locale, primary_email_address_id, primary_phone_number_id, primary_web3_wallet_id, email_address, phone_number, web3wallet, image_id, password_digest, password_hasher, password_last_updated_at, password_compromised, totp_secret, backup_codes, mfa_enabled_at, mfa_disabled_at, public_metadata, private_metadata, unsafe_metadata, banned, locked_until, failed_attempts, delete_self_enabled, create_organization_enabled, create_organizations_limit, bypass_client_trust, legal_accepted_at, last_sign_in_at, last_active_at, created_at, updated_at, revision) VALUES (2, 'user_INRe7V209kNsrQoM1L4C8FamOCw', NULL, NULL, 'Grace', 'Hopper', NULL, 'idn_3Miv3niFvLV109Fu1NVr1mBDi4t', NULL, NULL, 'grace@example.com', NULL, NULL, NULL, '1024$8$1$f5GDxHjtCVWl+berOR11lQ==$7+ZoERlMQaoijTPAE7Zeg6Rsh2UZIMGq8q1W7DBLQrM=', 'scrypt', 1795846005566, 0, NULL, NULL, NULL, NULL, '{}', '{}', '{}', 0, NULL, 0, 1, 1, NULL, 0, NULL, NULL, NULL, 1795846005566, 1795846005566, 8830093302524954);
INSERT INTO users (seq, id, external_id, username, first_name, last_name, locale, primary_email_address_id, primary_phone_number_id, primary_web3_wallet_id, email_address, phone_number, web3wallet, image_id, password_digest, password_hasher, password_last_updated_at, password_compromised, totp_secret, backup_codes, mfa_enabled_at, mfa_disabled_at, public_metadata, private_metadata, unsafe_metadata, banned, locked_until, failed_attempts, delete_self_enabled, create_organization_enabled, create_organizations_limit, bypass_client_trust, legal_accepted_at, last_sign_in_at, last_active_at, created_at, updated_at, revision) VALUES (3, 'user_3Miv3m8RSl6bqzR1nHF4w8f3dQy', 'ext_1', NULL, 'Kept', NULL, NULL, 'idn_3Miv3o498J5io5SoQKD4A1TDyKX', NULL, NULL, 'kept@example.com', NULL, NULL, NULL, '1024$8$1$UgNoM3kPgEPblEQqXESwNw==$t/IsxTWlyxXWl+DETitkmEUPT+BQ8OoztOQoB8rB7lE=', 'scrypt', 1795846005700, 0, NULL, NULL, NULL, NULL, '{"kept":true}', '{}', '{}', 0, NULL, 0, 1, 1, NULL, 0, NULL, 1795846005763, 1795846005763, 1795846005700, 1795846005700, 2671067925942843);
INSERT INTO identifiers (seq, id, user_id, kind, value, status, strategy, second_factor, default_second_factor, linked_to, created_at, updated_at) VALUES (1, 'idn_3Miv3mQGMiTmPpBarNmIxm1NJLl', 'user_UqSQwojqc9p5Td8ROjCw7JIjMgA', 'email_address', 'ada@example.com', 'verified', 'admin', 0, 0, '[]', 1795846005560, 1795846005560);
INSERT INTO identifiers (seq, id, user_id, kind, value, status, strategy, second_factor, default_second_factor, linked_to, created_at, updated_at) VALUES (2, 'idn_3Miv3niFvLV109Fu1NVr1mBDi4t', 'user_INRe7V209kNsrQoM1L4C8FamOCw', 'email_address', 'grace@example.com', 'verified', 'admin', 0, 0, '[]', 1795846005566, 1795846005566);
INSERT INTO identifiers (seq, id, user_id, kind, value, status, strategy, second_factor, default_second_factor, linked_to, created_at, updated_at) VALUES (3, 'idn_3Miv3o498J5io5SoQKD4A1TDyKX', 'user_3Miv3m8RSl6bqzR1nHF4w8f3dQy', 'email_address', 'kept@example.com', 'verified', 'admin', 0, 0, '[]', 1795846005700, 1795846005700);
INSERT INTO user_text (seq, all_text, user_id, email_address, phone_number, username, web3_wallet, name, indexed) VALUES (1, 'user_uqsqwojqc9p5td8rojcw7jijmga
ada@example.com



ada lovelace', 'user_UqSQwojqc9p5Td8ROjCw7JIjMgA', 'ada@example.com', '', '', '', 'Ada Lovelace', 0);
INSERT INTO user_text (seq, all_text, user_id, email_address, phone_number, username, web3_wallet, name, indexed) VALUES (2, 'user_inre7v209knsrqom1l4c8famocw
grace@example.com



grace hopper', 'user_INRe7V209kNsrQoM1L4C8FamOCw', 'grace@example.com', '', '', '', 'Grace Hopper', 0);
INSERT INTO user_text (seq, all_text, user_id, email_address, phone_number, username, web3_wallet, name, indexed) VALUES (3, 'user_3miv3m8rsl6bqzr1nhf4w8f3dqy
kept@example.com



kept', 'user_3Miv3m8RSl6bqzR1nHF4w8f3dQy', 'kept@example.com', '', '', '', 'Kept', 0);
INSERT INTO clients (id, secret, last_active_session_id, last_authentication_strategy, created_at, updated_at) VALUES ('client_3Miv3oEsrIbmN9KOTglaIZEn2Cv', 'pU2WQIQXnSqYWT0N5Qsrhx4b7BbHLlNs', 'sess_3Miv3op8LO82cI41CKRNng4W9xE', NULL, 1795846005763, 1795846005763);
INSERT INTO sessions (seq, id, user_id, client_id, status, actor, last_active_organization_id, refresh_secret, first_factor_at, second_factor_at, last_active_at, expire_at, abandon_at, created_at, updated_at) VALUES (1, 'sess_3Miv3op8LO82cI41CKRNng4W9xE', 'user_3Miv3m8RSl6bqzR1nHF4w8f3dQy', 'client_3Miv3oEsrIbmN9KOTglaIZEn2Cv', 'active', NULL, NULL, 'EcYKtMscY00Yp25FerI3wwElLqthNi7L', 1795846005763, NULL, 1795846005763, 1796450805763, 1798438005763, 1795846005763, 1795846005763);
INSERT INTO organizations (seq, id, name, slug, image_id, max_allowed_memberships, admin_delete_enabled, public_metadata, private_metadata, created_by, created_at, updated_at) VALUES (1, 'org_3Miv3qh79PbCLRZDOF1kgQZvs0P', 'Kept', 'kept', NULL, 5, 1, '{}', '{}', 'user_3Miv3m8RSl6bqzR1nHF4w8f3dQy', 1795846005735, 1795846005735);
INSERT INTO memberships (seq, id, organization_id, user_id, role, public_metadata, private_metadata, created_at, updated_at) VALUES (1, 'orgmem_3Miv3m6zmU1HX2cnusL7tTWmbqR', 'org_3Miv3qh79PbCLRZDOF1kgQZvs0P', 'user_3Miv3m8RSl6bqzR1nHF4w8f3dQy', 'org:admin', '{}', '{}', 1795846005736, 1795846005736);
CREATE INDEX users_created_at ON users (created_at, seq);
CREATE INDEX users_updated_at ON users (updated_at, seq);
CREATE INDEX users_last_active_at ON users (last_active_at, seq);
CREATE INDEX users_last_sign_in_at ON users (last_sign_in_at, seq);
CREATE INDEX users_email_address ON users (email_address, seq);
CREATE INDEX users_phone_number ON users (phone_number, seq);
CREATE INDEX users_web3wallet ON users (web3wallet, seq);
CREATE UNIQUE INDEX users_username ON users (username);
CREATE INDEX users_first_name ON users (first_name, seq);
CREATE INDEX users_last_name ON users (last_name, seq);
CREATE UNIQUE INDEX identifiers_claimed ON identifiers (kind, value) WHERE status <> 'unverified';
CREATE INDEX identifiers_user ON identifiers (user_id, seq);
CREATE INDEX credentials_user ON credentials (user_id, seq);
CREATE INDEX credentials_provider ON credentials (provider, provider_user_id);
CREATE TRIGGER users_revised AFTER UPDATE ON users WHEN new.revision = old.revision BEGIN
  UPDATE users SET revision = random() & 9007199254740991 WHERE seq = new.seq;
END;
CREATE TRIGGER identifiers_revised_by_INSERT AFTER INSERT ON identifiers BEGIN
  UPDATE users SET revision = random() & 9007199254740991 WHERE id = new.user_id;
END;
CREATE TRIGGER identifiers_revised_by_UPDATE AFTER UPDATE ON identifiers BEGIN
  UPDATE users SET revision = random() & 9007199254740991 WHERE id = new.user_id;
END;
CREATE TRIGGER identifiers_revised_by_DELETE AFTER DELETE ON identifiers BEGIN
  UPDATE users SET revision = random() & 9007199254740991 WHERE id = old.user_id;
END;
CREATE TRIGGER credentials_revised_by_INSERT AFTER INSERT ON credentials BEGIN
  UPDATE users SET revision = random() & 9007199254740991 WHERE id = new.user_id;
END;
CREATE TRIGGER credentials_revised_by_UPDATE AFTER UPDATE ON credentials BEGIN
  UPDATE users SET revision = random() & 9007199254740991 WHERE id = new.user_id;
END;
CREATE TRIGGER credentials_revised_by_DELETE AFTER DELETE ON credentials BEGIN
  UPDATE users SET revision = random() & 9007199254740991 WHERE id = old.user_id;
END;
CREATE INDEX user_text_waiting ON user_text (seq) WHERE indexed = 0;
CREATE TRIGGER user_text_delete AFTER DELETE ON user_text WHEN old.indexed = 1 BEGIN
  INSERT INTO user_fts (user_fts, rowid, user_id, email_address, phone_number, username, web3_wallet, name)
  VALUES ('delete', old.seq, old.user_id, old.email_address, old.phone_number, old.username, old.web3_wallet, old.name);
END;
CREATE INDEX sessions_user ON sessions (user_id, created_at);
CREATE INDEX sessions_client ON sessions (client_id, created_at);
CREATE INDEX memberships_user ON memberships (user_id, created_at);
CREATE INDEX organization_invitations_organization ON organization_invitations (organization_id, created_at);
CREATE INDEX organization_invitations_email ON organization_invitations (email_address);
CREATE INDEX events_due ON events (next_at) WHERE next_at IS NOT NULL;
INSERT INTO user_fts (user_fts) VALUES ('rebuild');
PRAGMA user_version = 2;
COMMIT;
