/** Tables of organizations, their members and invitations. */
export const organizationSchema = `
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
`
