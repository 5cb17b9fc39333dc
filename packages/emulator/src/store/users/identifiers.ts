import type { Database, Param } from '../database.ts'
import { escaped } from '../statements.ts'
import { ownedBy } from './owned-by.ts'

export type IdentifierKind = 'email_address' | 'phone_number' | 'web3_wallet'

export type IdentifierStatus = 'verified' | 'reserved' | 'unverified'

/** An email address, a phone number or a wallet. */
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

export function identifiersOf(db: Database, userIds: readonly string[]): IdentifierRow[] {
  return ownedBy<IdentifierRow>(db, 'identifiers', userIds)
}

export function findIdentifier(db: Database, id: string): IdentifierRow | undefined {
  return db.get<IdentifierRow>('SELECT * FROM identifiers WHERE id = ?', id)
}

/** The verified email addresses at a domain. */
export function addressesAt(db: Database, domain: string): Pick<IdentifierRow, 'user_id' | 'value'>[] {
  return db.all<Pick<IdentifierRow, 'user_id' | 'value'>>(
    "SELECT user_id, value FROM identifiers WHERE kind = 'email_address' AND status = 'verified' AND value LIKE ? ESCAPE '\\' ORDER BY seq",
    `%${escaped(`@${domain}`)}`,
  )
}

export function isClaimed(db: Database, kind: IdentifierKind, value: string): boolean {
  return (
    db.get("SELECT 1 FROM identifiers WHERE kind = ? AND value = ? AND status <> 'unverified'", kind, value) !==
    undefined
  )
}

export function insertIdentifier(
  db: Database,
  row: Pick<IdentifierRow, 'id' | 'user_id' | 'kind' | 'value' | 'status' | 'strategy' | 'created_at'> &
    Partial<IdentifierRow>,
): void {
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

export function updateIdentifier(
  db: Database,
  id: string,
  columns: Partial<
    Pick<IdentifierRow, 'status' | 'strategy' | 'second_factor' | 'default_second_factor' | 'updated_at'>
  >,
): void {
  const names = Object.keys(columns)
  db.run(
    `UPDATE identifiers SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
    ...(Object.values(columns) as Param[]),
    id,
  )
}

export function deleteIdentifier(db: Database, id: string): void {
  db.run('DELETE FROM identifiers WHERE id = ?', id)
}
