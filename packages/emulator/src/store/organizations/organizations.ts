import type { Database } from '../database.ts'
import { type Clause, insert, like, type Order, orderSql, type Page, type Paged, page, update } from '../statements.ts'
import { bySign } from '../users/user-filters.ts'

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

export function insertOrganization(db: Database, row: Omit<OrganizationRow, 'seq' | 'image_id'>): void {
  insert(db, 'organizations', row)
}

export function updateOrganization(db: Database, id: string, columns: Partial<OrganizationRow>): void {
  update(db, 'organizations', id, columns)
}

export function deleteOrganization(db: Database, id: string): void {
  db.run('DELETE FROM organizations WHERE id = ?', id)
}

/** Finds an organization by id or, as at Clerk, by slug. */
export function findOrganization(db: Database, idOrSlug: string): OrganizationRow | undefined {
  return db.get<OrganizationRow>('SELECT * FROM organizations WHERE id = ? OR slug = ?', idOrSlug, idOrSlug)
}

export function listOrganizations(
  db: Database,
  filters: {
    readonly query?: string | undefined
    readonly user_id?: readonly string[] | undefined
    readonly organization_id?: readonly string[] | undefined
  },
  order: Order,
  paging: Page,
): Paged<OrganizationRow> {
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
