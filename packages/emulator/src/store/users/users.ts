import type { Database, Param } from '../database.ts'
import type { IdentifierKind } from './identifiers.ts'
import { newRevision } from './schema.ts'

/** The row of a user. JSON columns are parsed when they are needed. */
export interface UserRow {
  readonly seq: number
  readonly id: string
  readonly external_id: string | null
  readonly username: string | null
  readonly first_name: string | null
  readonly last_name: string | null
  readonly locale: string | null
  readonly primary_email_address_id: string | null
  readonly primary_phone_number_id: string | null
  readonly primary_web3_wallet_id: string | null
  readonly image_id: string | null
  readonly password_digest: string | null
  readonly password_hasher: string | null
  readonly password_last_updated_at: number | null
  readonly password_compromised: number
  readonly totp_secret: string | null
  readonly backup_codes: string | null
  readonly mfa_enabled_at: number | null
  readonly mfa_disabled_at: number | null
  readonly public_metadata: string
  readonly private_metadata: string
  readonly unsafe_metadata: string
  readonly banned: number
  readonly locked_until: number | null
  readonly failed_attempts: number
  readonly delete_self_enabled: number
  readonly create_organization_enabled: number
  readonly create_organizations_limit: number | null
  readonly bypass_client_trust: number
  readonly legal_accepted_at: number | null
  readonly last_sign_in_at: number | null
  readonly last_active_at: number | null
  readonly created_at: number
  readonly updated_at: number
  readonly revision: number
}

/** A state of a user. The revision changes with everything that the API shows of the user. */
export type UserState = Pick<UserRow, 'seq' | 'revision'>

/** Columns that can be written; the others are derived from identifiers. */
export type UserColumns = Partial<Omit<UserRow, 'seq' | 'id' | 'revision'>>

const columnOf: Record<IdentifierKind, { primary: string; value: string }> = {
  email_address: { primary: 'primary_email_address_id', value: 'email_address' },
  phone_number: { primary: 'primary_phone_number_id', value: 'phone_number' },
  web3_wallet: { primary: 'primary_web3_wallet_id', value: 'web3wallet' },
}

export function insertUser(
  db: Database,
  id: string,
  columns: UserColumns & { created_at: number; updated_at: number },
): void {
  const names = Object.keys(columns)
  db.run(
    `INSERT INTO users (id, ${names.join(', ')}) VALUES (?${', ?'.repeat(names.length)})`,
    id,
    ...(Object.values(columns) as Param[]),
  )
}

export function findUser(db: Database, id: string): UserRow | undefined {
  return db.get<UserRow>('SELECT * FROM users WHERE id = ?', id)
}

export function findUserState(db: Database, id: string): UserState | undefined {
  return db.get<UserState>('SELECT seq, revision FROM users WHERE id = ?', id)
}

export function usersBySeq(db: Database, seqs: readonly number[]): UserRow[] {
  return db.all<UserRow>('SELECT * FROM users WHERE seq IN (SELECT value FROM json_each(?))', JSON.stringify(seqs))
}

export function findUserBy(db: Database, column: 'external_id' | 'username', value: string): UserRow | undefined {
  return db.get<UserRow>(`SELECT * FROM users WHERE ${column} = ?`, value)
}

export function findUserByIdentifier(db: Database, kind: IdentifierKind, value: string): UserRow | undefined {
  return db.get<UserRow>(
    "SELECT u.* FROM identifiers i JOIN users u ON u.id = i.user_id WHERE i.kind = ? AND i.value = ? AND i.status <> 'unverified'",
    kind,
    value,
  )
}

export function updateUser(db: Database, id: string, columns: UserColumns): void {
  const names = Object.keys(columns)
  if (names.length === 0) return
  // The trigger would set the revision too, but with a second write of the row.
  db.run(
    `UPDATE users SET revision = ${newRevision}, ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
    ...(Object.values(columns) as Param[]),
    id,
  )
}

/** Deletes the user and, by foreign keys, all data of theirs. */
export function deleteUser(db: Database, user: UserRow): void {
  db.run('DELETE FROM user_text WHERE seq = ?', user.seq)
  if (user.image_id) db.run('DELETE FROM images WHERE id = ?', user.image_id)
  db.run('DELETE FROM users WHERE seq = ?', user.seq)
}

export function primaryColumn(kind: IdentifierKind): keyof UserColumns {
  return columnOf[kind].primary as keyof UserColumns
}
