import { type Database, type Param, pageSql } from './database.ts'

export interface Page {
  readonly limit: number
  readonly offset: number
}

/** A page of rows and the total number of rows. */
export interface Paged<T> {
  readonly rows: T[]
  readonly total: number
}

/** A sort order. The caller must validate the column. */
export interface Order {
  readonly column: string
  readonly descending: boolean
}

export function insert(db: Database, table: string, row: object): void {
  const names = Object.keys(row)
  db.run(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    ...(Object.values(row) as Param[]),
  )
}

export function update(db: Database, table: string, id: string, columns: object): void {
  const names = Object.keys(columns)
  if (names.length === 0) return
  db.run(
    `UPDATE ${table} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
    ...(Object.values(columns) as Param[]),
    id,
  )
}

export function page<T>(
  db: Database,
  from: string,
  columns: string,
  clauses: readonly Clause[],
  order: string,
  paging: Page,
): Paged<T> {
  const { where, params } = whereOf(clauses)
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

export function orderSql({ column, descending }: Order, tie: string): string {
  const direction = descending ? 'DESC' : 'ASC'
  return `${column} ${direction}, ${tie} ${direction}`
}

/** A text to compare with by LIKE, without wildcards. */
export function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

export function like(text: string): string {
  return `%${escaped(text)}%`
}

export interface Clause {
  readonly sql: string
  readonly params: readonly Param[]
}

/** Combines clauses into a WHERE clause with its parameters. */
export function whereOf(clauses: readonly Clause[]): { where: string; params: Param[] } {
  return {
    where: clauses.length > 0 ? `WHERE ${clauses.map(({ sql }) => sql).join(' AND ')}` : '',
    params: clauses.flatMap(({ params }) => params),
  }
}
