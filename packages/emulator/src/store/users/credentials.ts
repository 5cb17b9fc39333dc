import type { Database } from '../database.ts'
import { ownedBy } from './owned-by.ts'

export type CredentialKind = 'external_account' | 'passkey' | 'saml_account' | 'enterprise_account' | 'trusted_device'

/** A credential from another system, such as an account at a provider. `data` is its JSON in the API. */
export interface CredentialRow {
  readonly id: string
  readonly user_id: string
  readonly kind: CredentialKind
  readonly provider: string | null
  readonly provider_user_id: string | null
  /** The access token of the provider. */
  readonly token: string | null
  readonly data: string
}

export function credentialsOf(db: Database, userIds: readonly string[]): CredentialRow[] {
  return ownedBy<CredentialRow>(db, 'credentials', userIds)
}

export function insertCredential(db: Database, row: CredentialRow): void {
  db.run(
    'INSERT INTO credentials (id, user_id, kind, provider, provider_user_id, token, data) VALUES (?, ?, ?, ?, ?, ?, ?)',
    row.id,
    row.user_id,
    row.kind,
    row.provider,
    row.provider_user_id,
    row.token,
    row.data,
  )
}

export function updateCredential(db: Database, id: string, data: object): void {
  db.run('UPDATE credentials SET data = ? WHERE id = ?', JSON.stringify(data), id)
}

export function deleteCredential(db: Database, id: string): void {
  db.run('DELETE FROM credentials WHERE id = ?', id)
}

/** The user who has this account at a provider. */
export function findCredentialOwner(db: Database, provider: string, providerUserId: string): string | undefined {
  return db.get<{ user_id: string }>(
    "SELECT user_id FROM credentials WHERE provider = ? AND provider_user_id = ? AND kind = 'external_account'",
    provider,
    providerUserId,
  )?.user_id
}

/** The accounts that users have at a provider, oldest first. */
export function listCredentials(db: Database, provider: string): CredentialRow[] {
  return db.all<CredentialRow>(
    "SELECT * FROM credentials WHERE provider = ? AND kind = 'external_account' ORDER BY seq LIMIT 20",
    provider,
  )
}

/** A passkey by the id that browsers know it by. */
export function findPasskey(db: Database, credentialId: string): CredentialRow | undefined {
  return db.get<CredentialRow>(
    "SELECT * FROM credentials WHERE provider = 'passkey' AND provider_user_id = ? AND kind = 'passkey'",
    credentialId,
  )
}

export function updateCredentialKey(db: Database, id: string, data: object, token: string | null): void {
  db.run('UPDATE credentials SET data = ?, token = ? WHERE id = ?', JSON.stringify(data), token, id)
}
