import type { Database } from '../database.ts'
import {
  type Clause,
  escaped,
  insert,
  like,
  type Order,
  orderSql,
  type Page,
  type Paged,
  page,
  update,
  whereOf,
} from '../statements.ts'

export type InvitationStatus = 'pending' | 'accepted' | 'revoked' | 'expired'

export interface InvitationRow {
  readonly seq: number
  readonly id: string
  readonly organization_id: string
  readonly email_address: string
  readonly role: string
  readonly inviter_id: string | null
  readonly status: InvitationStatus
  readonly url: string | null
  readonly public_metadata: string
  readonly private_metadata: string
  readonly expires_at: number | null
  readonly created_at: number
  readonly updated_at: number
}

export function insertInvitation(db: Database, row: Omit<InvitationRow, 'seq'>): void {
  insert(db, 'organization_invitations', row)
}

export function updateInvitation(db: Database, id: string, columns: Partial<InvitationRow>): void {
  update(db, 'organization_invitations', id, columns)
}

export function findInvitation(db: Database, id: string): InvitationRow | undefined {
  return db.get<InvitationRow>('SELECT * FROM organization_invitations WHERE id = ?', id)
}

export interface InvitationFilters {
  readonly organization_id?: string | undefined
  readonly status?: InvitationStatus | undefined
  readonly email_address?: readonly string[] | undefined
  readonly query?: string | undefined
}

export function listInvitations(
  db: Database,
  filters: InvitationFilters,
  order: Order,
  paging: Page,
  now: number,
): Paged<InvitationRow> {
  const clauses: Clause[] = []
  if (filters.organization_id) clauses.push({ sql: 'organization_id = ?', params: [filters.organization_id] })
  if (filters.status) {
    clauses.push({
      sql: "CASE WHEN status = 'pending' AND expires_at <= ? THEN 'expired' ELSE status END = ?",
      params: [now, filters.status],
    })
  }
  if (filters.email_address) {
    clauses.push({
      sql: 'email_address IN (SELECT value FROM json_each(?))',
      params: [JSON.stringify(filters.email_address)],
    })
  }
  if (filters.query) {
    clauses.push({ sql: "(id = ? OR email_address LIKE ? ESCAPE '\\')", params: [filters.query, like(filters.query)] })
  }
  return page(db, 'organization_invitations', '*', clauses, orderSql(order, 'seq'), paging)
}

/** Clauses of the invitations that nobody sent, to addresses at a domain. */
function toDomain(organizationId: string, domain: string): Clause[] {
  return [
    { sql: 'organization_id = ?', params: [organizationId] },
    { sql: 'inviter_id IS NULL', params: [] },
    { sql: "email_address LIKE ? ESCAPE '\\'", params: [`%${escaped(`@${domain}`)}`] },
    { sql: "status = 'pending'", params: [] },
  ]
}

/** The pending invitations that nobody sent, to addresses at a domain. */
export function listInvited(db: Database, organizationId: string, domain: string): InvitationRow[] {
  const { where, params } = whereOf(toDomain(organizationId, domain))
  return db.all<InvitationRow>(`SELECT * FROM organization_invitations ${where} ORDER BY seq`, ...params)
}

export function countInvited(db: Database, organizationId: string, domain: string, now: number): number {
  const { where, params } = whereOf([...toDomain(organizationId, domain), { sql: 'expires_at > ?', params: [now] }])
  return db.get<{ n: number }>(`SELECT count(*) AS n FROM organization_invitations ${where}`, ...params)?.n ?? 0
}

/** Returns true if the address was ever invited to the organization. */
export function isInvited(db: Database, organizationId: string, address: string): boolean {
  return (
    db.get(
      'SELECT 1 FROM organization_invitations WHERE email_address = ? AND organization_id = ? LIMIT 1',
      address,
      organizationId,
    ) !== undefined
  )
}

/** Returns true if a pending invitation has the role. */
export function isRoleInvited(db: Database, role: string): boolean {
  return db.get("SELECT 1 FROM organization_invitations WHERE role = ? AND status = 'pending'", role) !== undefined
}
