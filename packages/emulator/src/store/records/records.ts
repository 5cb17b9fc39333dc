import type { Database } from '../database.ts'
import { type Clause, insert, like, type Order, orderSql, type Page, type Paged, page, update } from '../statements.ts'

export type RecordKind =
  | 'allowlist_identifier'
  | 'api_key'
  | 'blocklist_identifier'
  | 'domain'
  | 'invitation'
  | 'jwt_template'
  | 'm2m_token'
  | 'machine'
  | 'oauth_access_token'
  | 'oauth_application'
  | 'oauth_code'
  | 'oauth_consent'
  | 'oauth_refresh_token'
  | 'organization_domain'
  | 'organization_permission'
  | 'organization_role'
  | 'organization_suggestion'
  | 'redirect_url'
  | 'role_set'
  | 'settings'
  | 'subscription'
  | 'waitlist_entry'

export interface RecordRow<Data = unknown> {
  readonly seq: number
  readonly kind: RecordKind
  readonly id: string
  readonly owner: string | null
  readonly name: string
  /** `pending` ones past `expires_at` count as `expired`. */
  readonly status: string
  readonly data: Data
  readonly expires_at: number | null
  readonly created_at: number
  readonly updated_at: number
}

type StoredRow = RecordRow<string>

function parsed<Data>(row: StoredRow): RecordRow<Data> {
  return { ...row, data: JSON.parse(row.data) as Data }
}

export function insertRecord(
  db: Database,
  row: Pick<RecordRow, 'kind' | 'id' | 'name' | 'data' | 'created_at'> & Partial<RecordRow>,
): void {
  insert(db, 'records', {
    owner: null,
    status: 'active',
    expires_at: null,
    updated_at: row.created_at,
    ...row,
    data: JSON.stringify(row.data),
  })
}

export function findRecord<Data>(db: Database, kind: RecordKind, id: string): RecordRow<Data> | undefined {
  const row = db.get<StoredRow>('SELECT * FROM records WHERE kind = ? AND id = ?', kind, id)
  return row && parsed(row)
}

/** The oldest record of a name, in any case. */
export function findRecordByName<Data>(db: Database, kind: RecordKind, name: string): RecordRow<Data> | undefined {
  const row = db.get<StoredRow>('SELECT * FROM records WHERE kind = ? AND name = ? ORDER BY seq LIMIT 1', kind, name)
  return row && parsed(row)
}

/** The oldest record with this text in a field of its data. */
export function findRecordByField<Data>(
  db: Database,
  kind: RecordKind,
  field: keyof Data & string,
  text: string,
): RecordRow<Data> | undefined {
  const row = db.get<StoredRow>(
    'SELECT * FROM records WHERE kind = ? AND data ->> ? = ? ORDER BY seq LIMIT 1',
    kind,
    field,
    text,
  )
  return row && parsed(row)
}

/** Revokes the records of these kinds that name the grant in their data. */
export function revokeRecordsOfGrant(db: Database, kinds: readonly RecordKind[], grant: string, now: number): void {
  db.run(
    "UPDATE records SET status = 'revoked', updated_at = ? WHERE kind IN (SELECT value FROM json_each(?)) AND data ->> 'grant' = ?",
    now,
    JSON.stringify(kinds),
    grant,
  )
}

export function updateRecord(
  db: Database,
  id: string,
  { data, ...columns }: Partial<Pick<RecordRow, 'name' | 'status' | 'data' | 'expires_at' | 'updated_at'>>,
): void {
  update(db, 'records', id, { ...columns, ...(data === undefined ? {} : { data: JSON.stringify(data) }) })
}

export function deleteRecord(db: Database, id: string): void {
  db.run('DELETE FROM records WHERE id = ?', id)
}

export interface RecordFilters {
  readonly owner?: string | undefined
  readonly names?: readonly string[] | undefined
  readonly status?: readonly string[] | undefined
  /** With records past `expires_at`, or without them. */
  readonly late?: boolean | undefined
  /** Part of `title` in the data. */
  readonly title?: string | undefined
  /** By `verified_at` in the data. */
  readonly verified?: boolean | undefined
  /** Part of a name, or an id. */
  readonly query?: string | undefined
  /** Part of a name or of `title` in the data, or an id. */
  readonly text?: string | undefined
}

export function listRecords<Data>(
  db: Database,
  kind: RecordKind,
  filters: RecordFilters,
  order: Order,
  paging: Page,
  now: number,
): Paged<RecordRow<Data>> {
  const clauses: Clause[] = [{ sql: 'kind = ?', params: [kind] }]
  if (filters.owner) clauses.push({ sql: 'owner = ?', params: [filters.owner] })
  if (filters.names)
    clauses.push({ sql: 'name IN (SELECT value FROM json_each(?))', params: [JSON.stringify(filters.names)] })
  if (filters.status)
    clauses.push({
      sql: "CASE WHEN status = 'pending' AND expires_at <= ? THEN 'expired' ELSE status END IN (SELECT value FROM json_each(?))",
      params: [now, JSON.stringify(filters.status)],
    })
  if (filters.late === false) clauses.push({ sql: '(expires_at IS NULL OR expires_at > ?)', params: [now] })
  if (filters.title) clauses.push({ sql: "data ->> 'title' LIKE ? ESCAPE '\\'", params: [like(filters.title)] })
  if (filters.verified !== undefined)
    clauses.push({ sql: `data ->> 'verified_at' IS ${filters.verified ? 'NOT ' : ''}NULL`, params: [] })
  if (filters.query)
    clauses.push({ sql: "(id = ? OR name LIKE ? ESCAPE '\\')", params: [filters.query, like(filters.query)] })
  if (filters.text)
    clauses.push({
      sql: "(id = ? OR name LIKE ? ESCAPE '\\' OR data ->> 'title' LIKE ? ESCAPE '\\')",
      params: [filters.text, like(filters.text), like(filters.text)],
    })
  const { rows, total } = page<StoredRow>(db, 'records', '*', clauses, orderSql(order, 'seq'), paging)
  return { rows: rows.map((row) => parsed<Data>(row)), total }
}
