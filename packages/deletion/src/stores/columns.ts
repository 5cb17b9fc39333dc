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
  done: ['done', 'list'],
  plan: ['plan', 'list'],
  overridden: ['overridden', 'list'],
  snapshot: ['snapshot', 'json'],
  claimed: ['claimed', 'boolean'],
  accountGone: ['account_gone', 'boolean'],
  finishedAt: ['finished_at', 'number'],
  now: ['now', 'number'],
} as const satisfies {
  readonly [Field in keyof Row]: readonly [string, 'text' | 'number' | 'json' | 'list' | 'boolean']
}

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
  return value === null ? null : kind === 'json' || kind === 'list' ? JSON.stringify(value) : (value as string | number)
}

/** A row from a record. Some drivers give 64-bit integers as strings. */
export function rowOf(record: object): Row {
  const row: { [field: string]: unknown } = {}
  for (const [field, [column, kind]] of entries) {
    const value = (record as Record)[column] ?? null
    if (kind === 'boolean') row[field] = Number(value) === 1
    else if (value === null) row[field] = null
    else if (kind === 'json' || kind === 'list') row[field] = parsed(record as Record, column, kind)
    else row[field] = kind === 'number' ? Number(value) : value
  }
  return row as unknown as Row
}

/** Somebody may have edited the row by hand. */
function parsed(record: Record, column: string, kind: 'json' | 'list'): unknown {
  try {
    const value: unknown = JSON.parse(String(record[column]))
    if (kind === 'json' || Array.isArray(value)) return value
  } catch {
    // Told below.
  }
  const expected = kind === 'list' ? 'a list in JSON' : 'JSON'
  throw new Error(`The ledger's row of deletion ${record.id} is broken: its column \`${column}\` is not ${expected}.`)
}
