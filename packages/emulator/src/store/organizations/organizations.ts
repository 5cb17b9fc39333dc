import { type Database, type Param, pageSql } from '../database.ts'
import { bySign, type UserFilters, userIdsMatching } from '../users/user-list.ts'

export interface OrganizationRow {
  readonly seq: number
  readonly id: string
  readonly name: string
  readonly slug: string
  readonly image_id: string | null
  readonly max_allowed_memberships: number
  readonly admin_delete_enabled: number
  readonly public_metadata: string
  readonly private_metadata: string
  readonly created_by: string | null
  readonly created_at: number
  readonly updated_at: number
}

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

interface Page {
  readonly limit: number
  readonly offset: number
}

/** One page of rows, and how many there are in all. */
export interface Paged<T> {
  readonly rows: T[]
  readonly total: number
}

/** An order by a column that the caller has checked. */
export interface Order {
  readonly column: string
  readonly descending: boolean
}

const insert = (db: Database, table: string, row: object): void => {
  const names = Object.keys(row)
  db.run(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    ...(Object.values(row) as Param[]),
  )
}

const update = (db: Database, table: string, id: string, columns: object): void => {
  const names = Object.keys(columns)
  if (names.length === 0) return
  db.run(
    `UPDATE ${table} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
    ...(Object.values(columns) as Param[]),
    id,
  )
}

interface Clause {
  readonly sql: string
  readonly params: readonly Param[]
}

const page = <T>(
  db: Database,
  from: string,
  columns: string,
  clauses: readonly Clause[],
  order: string,
  paging: Page,
): Paged<T> => {
  const where = clauses.length > 0 ? `WHERE ${clauses.map(({ sql }) => sql).join(' AND ')}` : ''
  const params = clauses.flatMap((clause) => clause.params)
  return {
    rows: db.all<T>(
      `SELECT ${columns} FROM ${from} ${where} ORDER BY ${order} ${pageSql}`,
      ...params,
      paging.limit,
      paging.offset,
    ),
    total: db.get<{ n: number }>(`SELECT count(*) AS n FROM ${from} ${where}`, ...params)?.n ?? 0,
  }
}

const orderSql = ({ column, descending }: Order, tie: string): string => {
  const direction = descending ? 'DESC' : 'ASC'
  return `${column} ${direction}, ${tie} ${direction}`
}

const like = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

export const insertOrganization = (db: Database, row: Omit<OrganizationRow, 'seq' | 'image_id'>): void =>
  insert(db, 'organizations', row)

export const updateOrganization = (db: Database, id: string, columns: Partial<OrganizationRow>): void =>
  update(db, 'organizations', id, columns)

export const deleteOrganization = (db: Database, id: string): void => {
  db.run('DELETE FROM organizations WHERE id = ?', id)
}

/** By id or, as Clerk has it, by slug. */
export const findOrganization = (db: Database, idOrSlug: string): OrganizationRow | undefined =>
  db.get<OrganizationRow>('SELECT * FROM organizations WHERE id = ? OR slug = ?', idOrSlug, idOrSlug)

export const listOrganizations = (
  db: Database,
  filters: {
    readonly query?: string | undefined
    readonly user_id?: readonly string[] | undefined
    readonly organization_id?: readonly string[] | undefined
  },
  order: Order,
  paging: Page,
): Paged<OrganizationRow> => {
  const clauses: Clause[] = []
  if (filters.query) {
    const text = like(filters.query)
    clauses.push({
      sql: "(id = ? OR name LIKE ? ESCAPE '\\' OR slug LIKE ? ESCAPE '\\')",
      params: [filters.query, text, text],
    })
  }
  for (const [values, column] of [
    [filters.organization_id, 'id IN (SELECT value FROM json_each(?))'],
    [
      filters.user_id,
      'id IN (SELECT organization_id FROM memberships WHERE user_id IN (SELECT value FROM json_each(?)))',
    ],
  ] as const) {
    const { included, excluded } = bySign(values ?? [])
    if (included.length > 0) clauses.push({ sql: column, params: [JSON.stringify(included)] })
    if (excluded.length > 0) clauses.push({ sql: `NOT (${column})`, params: [JSON.stringify(excluded)] })
  }
  const column =
    order.column === 'members_count'
      ? '(SELECT count(*) FROM memberships WHERE organization_id = organizations.id)'
      : order.column
  return page(db, 'organizations', '*', clauses, orderSql({ ...order, column }, 'seq'), paging)
}

export const insertMembership = (db: Database, row: Omit<MembershipRow, 'seq'>): void => insert(db, 'memberships', row)

export const updateMembership = (db: Database, id: string, columns: Partial<MembershipRow>): void =>
  update(db, 'memberships', id, columns)

export const deleteMembership = (db: Database, id: string): void => {
  db.run('DELETE FROM memberships WHERE id = ?', id)
}

export const findMembership = (db: Database, organizationId: string, userId: string): MembershipRow | undefined =>
  db.get<MembershipRow>('SELECT * FROM memberships WHERE organization_id = ? AND user_id = ?', organizationId, userId)

export const countMemberships = (db: Database, organizationId: string, role?: string): number =>
  db.get<{ n: number }>(
    'SELECT count(*) AS n FROM memberships WHERE organization_id = ? AND role = coalesce(?, role)',
    organizationId,
    role ?? null,
  )?.n ?? 0

export interface MembershipFilters {
  readonly organization_id?: string | undefined
  readonly user_id?: string | undefined
  readonly role?: readonly string[] | undefined
  readonly created_at_before?: number | undefined
  readonly created_at_after?: number | undefined
  /** What the members themselves must be like. */
  readonly users?: UserFilters | undefined
}

export const listMemberships = (
  db: Database,
  filters: MembershipFilters,
  order: Order,
  paging: Page,
): Paged<MembershipRow> => {
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

export const insertInvitation = (db: Database, row: Omit<InvitationRow, 'seq'>): void =>
  insert(db, 'organization_invitations', row)

export const updateInvitation = (db: Database, id: string, columns: Partial<InvitationRow>): void =>
  update(db, 'organization_invitations', id, columns)

export const findInvitation = (db: Database, id: string): InvitationRow | undefined =>
  db.get<InvitationRow>('SELECT * FROM organization_invitations WHERE id = ?', id)

export interface InvitationFilters {
  readonly organization_id?: string | undefined
  readonly status?: InvitationStatus | undefined
  readonly email_address?: readonly string[] | undefined
  readonly query?: string | undefined
}

export const listInvitations = (
  db: Database,
  filters: InvitationFilters,
  order: Order,
  paging: Page,
  now: number,
): Paged<InvitationRow> => {
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
