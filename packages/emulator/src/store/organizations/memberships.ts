import type { Database } from '../database.ts'
import { type Clause, insert, type Order, orderSql, type Page, type Paged, page, update } from '../statements.ts'
import type { UserFilters } from '../users/user-filters.ts'
import { userIdsMatching } from '../users/user-list.ts'

export interface MembershipRow {
  readonly seq: number
  readonly id: string
  readonly organization_id: string
  readonly user_id: string
  readonly role: string
  readonly public_metadata: string
  readonly private_metadata: string
  readonly created_at: number
  readonly updated_at: number
}

export function insertMembership(db: Database, row: Omit<MembershipRow, 'seq'>): void {
  insert(db, 'memberships', row)
}

export function updateMembership(db: Database, id: string, columns: Partial<MembershipRow>): void {
  update(db, 'memberships', id, columns)
}

export function deleteMembership(db: Database, id: string): void {
  db.run('DELETE FROM memberships WHERE id = ?', id)
}

export function findMembership(db: Database, organizationId: string, userId: string): MembershipRow | undefined {
  return db.get<MembershipRow>(
    'SELECT * FROM memberships WHERE organization_id = ? AND user_id = ?',
    organizationId,
    userId,
  )
}

export function countMemberships(db: Database, organizationId: string, role?: string): number {
  return (
    db.get<{ n: number }>(
      'SELECT count(*) AS n FROM memberships WHERE organization_id = ? AND role = coalesce(?, role)',
      organizationId,
      role ?? null,
    )?.n ?? 0
  )
}

export function isRoleHeld(db: Database, role: string): boolean {
  return db.get('SELECT 1 FROM memberships WHERE role = ? LIMIT 1', role) !== undefined
}

/** Replaces a role in all memberships and invitations. */
export function replaceRole(db: Database, from: string, to: string): void {
  db.run('UPDATE memberships SET role = ? WHERE role = ?', to, from)
  db.run('UPDATE organization_invitations SET role = ? WHERE role = ?', to, from)
}

export interface MembershipFilters {
  readonly organization_id?: string | undefined
  readonly user_id?: string | undefined
  readonly role?: readonly string[] | undefined
  readonly created_at_before?: number | undefined
  readonly created_at_after?: number | undefined
  /** Filters for the users behind the memberships. */
  readonly users?: UserFilters | undefined
}

export function listMemberships(
  db: Database,
  filters: MembershipFilters,
  order: Order,
  paging: Page,
): Paged<MembershipRow> {
  const clauses: Clause[] = []
  if (filters.organization_id)
    clauses.push({ sql: 'memberships.organization_id = ?', params: [filters.organization_id] })
  if (filters.user_id) clauses.push({ sql: 'memberships.user_id = ?', params: [filters.user_id] })
  if (filters.role) {
    clauses.push({
      sql: 'memberships.role IN (SELECT value FROM json_each(?))',
      params: [JSON.stringify(filters.role)],
    })
  }
  if (filters.created_at_before)
    clauses.push({ sql: 'memberships.created_at < ?', params: [filters.created_at_before] })
  if (filters.created_at_after) clauses.push({ sql: 'memberships.created_at > ?', params: [filters.created_at_after] })
  const matching = filters.users && userIdsMatching(db, filters.users)
  if (matching) clauses.push({ sql: `memberships.user_id IN (${matching.sql})`, params: matching.params })
  const column = `${order.column === 'created_at' ? 'memberships' : 'users'}.${order.column}`
  const from = 'memberships JOIN users ON users.id = memberships.user_id'
  return page(db, from, 'memberships.*', clauses, orderSql({ ...order, column }, 'memberships.seq'), paging)
}
