import type { Change, Row } from './store.ts'

/** Column and kind of each field of a row. */
const columns = {
  id: ['id', 'text'],
  userId: ['user_id', 'text'],
  externalId: ['external_id', 'text'],
  instance: ['instance', 'text'],
  state: ['state', 'text'],
  requestedBy: ['requested_by', 'text'],
  requestedAt: ['requested_at', 'number'],
  nextAt: ['next_at', 'number'],
  dueAt: ['due_at', 'number'],
  token: ['token', 'text'],
  attempts: ['attempts', 'number'],
  crashes: ['crashes', 'number'],
  step: ['step', 'text'],
  error: ['error', 'text'],
  done: ['done', 'json'],
  plan: ['plan', 'json'],
  overridden: ['overridden', 'json'],
  snapshot: ['snapshot', 'json'],
  claimed: ['claimed', 'boolean'],
  accountGone: ['account_gone', 'boolean'],
  finishedAt: ['finished_at', 'number'],
  now: ['now', 'number'],
} as const satisfies { readonly [Field in keyof Row]: readonly [string, 'text' | 'number' | 'json' | 'boolean'] }

const entries = Object.entries(columns) as [keyof Row, readonly [string, string]][]

/** A row as the database has it, by column. */
export type Record = { readonly [column: string]: string | number | null }

/** The columns of these fields. What a step kept also sets `retained_until`. */
export function fields(row: Partial<Row> | Change): Record {
  const record: { [column: string]: string | number | null } = {}
  for (const [field, [column, kind]] of entries) {
    const value = (row as Partial<Row>)[field]
    if (value === undefined) continue
    record[column] = stored(kind, value)
  }
  const until = row.done?.flatMap(({ retained }) => retained?.until ?? [])
  if (until?.length) record.retained_until = Math.ceil(Math.max(...until))
  return record
}

function stored(kind: string, value: unknown): string | number | null {
  if (kind === 'boolean') return value ? 1 : 0
  return value === null ? null : kind === 'json' ? JSON.stringify(value) : (value as string | number)
}

/** A row from a record. Some drivers give 64-bit integers as strings. */
export function rowOf(record: object): Row {
  const row: { [field: string]: unknown } = {}
  for (const [field, [column, kind]] of entries) {
    const value = (record as Record)[column] ?? null
    if (kind === 'boolean') row[field] = Number(value) === 1
    else if (value === null) row[field] = null
    else row[field] = kind === 'number' ? Number(value) : kind === 'json' ? parsed(record as Record, column) : value
  }
  return row as unknown as Row
}

function parsed(record: Record, column: string): unknown {
  try {
    return JSON.parse(String(record[column]))
  } catch {
    throw new Error(`The ledger's row of deletion ${record.id} is broken: its column \`${column}\` is not JSON.`)
  }
}
