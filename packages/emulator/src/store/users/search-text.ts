import type { Database } from '../database.ts'
import { type IdentifierKind, identifiersOf } from './identifiers.ts'
import { findUser, type UserColumns, type UserRow } from './users.ts'

/** Columns from which `reindexUser` derives data. */
const indexedColumns = [
  'username',
  'first_name',
  'last_name',
  'primary_email_address_id',
  'primary_phone_number_id',
  'primary_web3_wallet_id',
] as const

/** Returns true if a change to these columns requires `reindexUser`. */
export function changesIndex(user: UserRow, columns: UserColumns): boolean {
  return indexedColumns.some((name) => columns[name] !== undefined && columns[name] !== user[name])
}

/**
 * Updates derived data: the columns that sort lists, and the searchable text. `indexText` fills the index over that text
 * in batches, since indexing a single user costs more than all the rest of creating one.
 */
export function reindexUser(db: Database, id: string): void {
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

/** Indexes the pending texts. Must be called before a search. */
export function indexText(db: Database): void {
  if (!db.get('SELECT 1 FROM user_text WHERE indexed = 0 LIMIT 1')) return
  db.transaction(() => {
    db.run(
      'INSERT INTO user_fts (rowid, user_id, email_address, phone_number, username, web3_wallet, name) SELECT seq, user_id, email_address, phone_number, username, web3_wallet, name FROM user_text WHERE indexed = 0',
    )
    db.run('UPDATE user_text SET indexed = 1 WHERE indexed = 0')
  })
}
