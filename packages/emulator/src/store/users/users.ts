import type { Database, Param } from '../database.ts'
import { newRevision } from '../schema.ts'

/** A user's row. JSON columns stay text until somebody reads them. */
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

/** One state of a user: after every change to what the API shows of them the revision is another one. */
export type UserState = Pick<UserRow, 'seq' | 'revision'>

/** The columns that may be written; the others follow from identifiers. */
export type UserColumns = Partial<Omit<UserRow, 'seq' | 'id' | 'revision'>>

export type IdentifierKind = 'email_address' | 'phone_number' | 'web3_wallet'
export type IdentifierStatus = 'verified' | 'reserved' | 'unverified'

/** An e-mail address, a phone number or a wallet. */
export interface IdentifierRow {
  readonly id: string
  readonly user_id: string
  readonly kind: IdentifierKind
  readonly value: string
  readonly status: IdentifierStatus
  readonly strategy: string | null
  readonly second_factor: number
  readonly default_second_factor: number
  readonly linked_to: string
  readonly created_at: number
  readonly updated_at: number
}

export type CredentialKind = 'external_account' | 'passkey' | 'saml_account' | 'enterprise_account' | 'trusted_device'

/** Something that a user signs in with and that came from elsewhere; `data` is what the API shows. */
export interface CredentialRow {
  readonly id: string
  readonly user_id: string
  readonly kind: CredentialKind
  readonly provider: string | null
  readonly provider_user_id: string | null
  /** What the provider would let an app in with. */
  readonly token: string | null
  readonly data: string
}

const columnOf: Record<IdentifierKind, { primary: string; value: string }> = {
  email_address: { primary: 'primary_email_address_id', value: 'email_address' },
  phone_number: { primary: 'primary_phone_number_id', value: 'phone_number' },
  web3_wallet: { primary: 'primary_web3_wallet_id', value: 'web3wallet' },
}

export const insertUser = (
  db: Database,
  id: string,
  columns: UserColumns & { created_at: number; updated_at: number },
): void => {
  const names = Object.keys(columns)
  db.run(
    `INSERT INTO users (id, ${names.join(', ')}) VALUES (?${', ?'.repeat(names.length)})`,
    id,
    ...(Object.values(columns) as Param[]),
  )
}

export const findUser = (db: Database, id: string): UserRow | undefined =>
  db.get<UserRow>('SELECT * FROM users WHERE id = ?', id)

export const findUserState = (db: Database, id: string): UserState | undefined =>
  db.get<UserState>('SELECT seq, revision FROM users WHERE id = ?', id)

export const usersBySeq = (db: Database, seqs: readonly number[]): UserRow[] =>
  db.all<UserRow>('SELECT * FROM users WHERE seq IN (SELECT value FROM json_each(?))', JSON.stringify(seqs))

export const findUserBy = (db: Database, column: 'external_id' | 'username', value: string): UserRow | undefined =>
  db.get<UserRow>(`SELECT * FROM users WHERE ${column} = ?`, value)

export const findUserByIdentifier = (db: Database, kind: IdentifierKind, value: string): UserRow | undefined =>
  db.get<UserRow>(
    "SELECT u.* FROM identifiers i JOIN users u ON u.id = i.user_id WHERE i.kind = ? AND i.value = ? AND i.status <> 'unverified'",
    kind,
    value,
  )

export const updateUser = (db: Database, id: string, columns: UserColumns): void => {
  const names = Object.keys(columns)
  if (names.length === 0) return
  // The trigger would see to the revision too, with a second write of the row.
  db.run(
    `UPDATE users SET revision = ${newRevision}, ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
    ...(Object.values(columns) as Param[]),
    id,
  )
}

/** Removes the user and, by the foreign keys, everything that is theirs. */
export const deleteUser = (db: Database, user: UserRow): void => {
  db.run('DELETE FROM user_text WHERE seq = ?', user.seq)
  if (user.image_id) db.run('DELETE FROM images WHERE id = ?', user.image_id)
  db.run('DELETE FROM users WHERE seq = ?', user.seq)
}

/** The columns that `reindexUser` derives something from. */
const indexedColumns = [
  'username',
  'first_name',
  'last_name',
  'primary_email_address_id',
  'primary_phone_number_id',
  'primary_web3_wallet_id',
] as const

/** Whether a user who is given these columns has to be indexed again. */
export const changesIndex = (user: UserRow, columns: UserColumns): boolean =>
  indexedColumns.some((name) => columns[name] !== undefined && columns[name] !== user[name])

/**
 * Brings what is derived up to date: the columns that lists are ordered by, and the text that queries search. The index
 * over that text is filled in batches, by `indexText`: one by one it would cost more than all the rest of a new user.
 */
export const reindexUser = (db: Database, id: string): void => {
  const user = findUser(db, id)
  if (!user) return
  const identifiers = identifiersOf(db, [id])
  const primaryValue = (primary: string | null): string | null =>
    identifiers.find((identifier) => identifier.id === primary)?.value ?? null
  const primaries = [
    primaryValue(user.primary_email_address_id),
    primaryValue(user.primary_phone_number_id),
    primaryValue(user.primary_web3_wallet_id),
  ]
  db.run(
    'UPDATE users SET email_address = ?, phone_number = ?, web3wallet = ? WHERE seq = ? AND (email_address, phone_number, web3wallet) IS NOT (?, ?, ?)',
    ...primaries,
    user.seq,
    ...primaries,
  )
  const valuesOf = (kind: IdentifierKind): string =>
    identifiers
      .filter((identifier) => identifier.kind === kind)
      .map(({ value }) => value)
      .join(' ')
  const text = [
    valuesOf('email_address'),
    valuesOf('phone_number'),
    user.username ?? '',
    valuesOf('web3_wallet'),
    [user.first_name, user.last_name].filter(Boolean).join(' '),
  ]
  const known = db.get(
    'SELECT 1 FROM user_text WHERE seq = ? AND email_address = ? AND phone_number = ? AND username = ? AND web3_wallet = ? AND name = ?',
    user.seq,
    ...text,
  )
  if (known) return
  db.run('DELETE FROM user_text WHERE seq = ?', user.seq)
  db.run(
    'INSERT INTO user_text (seq, all_text, user_id, email_address, phone_number, username, web3_wallet, name) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    user.seq,
    [id, ...text].join('\n').toLowerCase(),
    id,
    ...text,
  )
  if (user.seq % 512 === 0) indexText(db)
}

/** Puts the texts that wait into the index. Whoever is about to search calls this. */
export const indexText = (db: Database): void => {
  if (!db.get('SELECT 1 FROM user_text WHERE indexed = 0 LIMIT 1')) return
  db.transaction(() => {
    db.run(
      'INSERT INTO user_fts (rowid, user_id, email_address, phone_number, username, web3_wallet, name) SELECT seq, user_id, email_address, phone_number, username, web3_wallet, name FROM user_text WHERE indexed = 0',
    )
    db.run('UPDATE user_text SET indexed = 1 WHERE indexed = 0')
  })
}

/** What belongs to these users. Most often it is one alone, who needs no way around by a list. */
const ownedBy = <T>(db: Database, table: string, userIds: readonly string[]): T[] => {
  const [first] = userIds
  return first !== undefined && userIds.length === 1
    ? db.all<T>(`SELECT * FROM ${table} WHERE user_id = ? ORDER BY seq`, first)
    : db.all<T>(
        `SELECT * FROM ${table} WHERE user_id IN (SELECT value FROM json_each(?)) ORDER BY seq`,
        JSON.stringify(userIds),
      )
}

export const identifiersOf = (db: Database, userIds: readonly string[]): IdentifierRow[] =>
  ownedBy<IdentifierRow>(db, 'identifiers', userIds)

export const credentialsOf = (db: Database, userIds: readonly string[]): CredentialRow[] =>
  ownedBy<CredentialRow>(db, 'credentials', userIds)

export const findIdentifier = (db: Database, id: string): IdentifierRow | undefined =>
  db.get<IdentifierRow>('SELECT * FROM identifiers WHERE id = ?', id)

export const isClaimed = (db: Database, kind: IdentifierKind, value: string): boolean =>
  db.get("SELECT 1 FROM identifiers WHERE kind = ? AND value = ? AND status <> 'unverified'", kind, value) !== undefined

export const insertIdentifier = (
  db: Database,
  row: Pick<IdentifierRow, 'id' | 'user_id' | 'kind' | 'value' | 'status' | 'strategy' | 'created_at'> &
    Partial<IdentifierRow>,
): void => {
  db.run(
    'INSERT INTO identifiers (id, user_id, kind, value, status, strategy, second_factor, default_second_factor, linked_to, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    row.id,
    row.user_id,
    row.kind,
    row.value,
    row.status,
    row.strategy,
    row.second_factor ?? 0,
    row.default_second_factor ?? 0,
    row.linked_to ?? '[]',
    row.created_at,
    row.updated_at ?? row.created_at,
  )
}

export const updateIdentifier = (
  db: Database,
  id: string,
  columns: Partial<
    Pick<IdentifierRow, 'status' | 'strategy' | 'second_factor' | 'default_second_factor' | 'updated_at'>
  >,
): void => {
  const names = Object.keys(columns)
  db.run(
    `UPDATE identifiers SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
    ...(Object.values(columns) as Param[]),
    id,
  )
}

export const deleteIdentifier = (db: Database, id: string): void => {
  db.run('DELETE FROM identifiers WHERE id = ?', id)
}

export const primaryColumn = (kind: IdentifierKind): keyof UserColumns => columnOf[kind].primary as keyof UserColumns

export const insertCredential = (db: Database, row: CredentialRow): void => {
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

export const updateCredential = (db: Database, id: string, data: object): void => {
  db.run('UPDATE credentials SET data = ? WHERE id = ?', JSON.stringify(data), id)
}

export const deleteCredential = (db: Database, id: string): void => {
  db.run('DELETE FROM credentials WHERE id = ?', id)
}
