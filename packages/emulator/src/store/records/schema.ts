/**
 * Resources of an instance that are few and have no table of their own: invitations, lists, templates, keys. `owner` is the
 * user, organization or machine that a record belongs to, and goes with it; `data` is JSON.
 */
export const recordSchema = `
CREATE TABLE IF NOT EXISTS records (
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  owner TEXT,
  name TEXT NOT NULL COLLATE NOCASE,
  status TEXT NOT NULL,
  data TEXT NOT NULL,
  expires_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS records_created ON records (kind, created_at, seq);
CREATE INDEX IF NOT EXISTS records_name ON records (kind, name);
CREATE INDEX IF NOT EXISTS records_owner ON records (owner);
CREATE TRIGGER IF NOT EXISTS records_of_machine AFTER DELETE ON records WHEN old.kind = 'machine' BEGIN
  DELETE FROM records WHERE owner = old.id;
END;
CREATE TRIGGER IF NOT EXISTS records_of_oauth_application AFTER DELETE ON records WHEN old.kind = 'oauth_application' BEGIN
  DELETE FROM records WHERE kind LIKE 'oauth\\_%' ESCAPE '\\' AND data ->> 'application' = old.id;
END;
CREATE TRIGGER IF NOT EXISTS records_of_user AFTER DELETE ON users BEGIN
  DELETE FROM records WHERE owner = old.id;
END;
CREATE TRIGGER IF NOT EXISTS records_of_organization AFTER DELETE ON organizations BEGIN
  DELETE FROM records WHERE owner = old.id;
END;
CREATE TRIGGER IF NOT EXISTS suggestions_of_organization AFTER DELETE ON organizations BEGIN
  DELETE FROM records WHERE kind = 'organization_suggestion' AND name = old.id;
END;
`
