import type { EventType } from '../webhooks/event-types.ts'
import { type Database, pageSql } from './database.ts'
import { update } from './statements.ts'

/** A webhook event and the state of its delivery. `body` is the signed text, byte for byte. */
export interface EventRow {
  readonly seq: number
  readonly id: string
  readonly type: EventType
  readonly body: string
  readonly status: 'pending' | 'delivered' | 'failed'
  readonly attempts: number
  readonly response_status: number | null
  readonly error: string | null
  readonly next_at: number | null
  readonly created_at: number
  readonly updated_at: number
}

export function insertEvent(db: Database, event: Pick<EventRow, 'id' | 'type' | 'body'>, now: number): void {
  db.run(
    "INSERT INTO events (id, type, body, status, next_at, created_at, updated_at) VALUES (?, ?, ?, 'pending', ?, ?, ?)",
    event.id,
    event.type,
    event.body,
    now,
    now,
    now,
  )
}

export function findEvent(db: Database, id: string): EventRow | undefined {
  return db.get<EventRow>('SELECT * FROM events WHERE id = ?', id)
}

export function updateEvent(db: Database, id: string, columns: Partial<EventRow>): void {
  update(db, 'events', id, columns)
}

export function listEvents(db: Database): EventRow[] {
  return db.all<EventRow>('SELECT * FROM events ORDER BY seq')
}

/** Events whose next attempt is due, oldest first. */
export function dueEvents(db: Database, now: number, limit: number): EventRow[] {
  return db.all<EventRow>(`SELECT * FROM events WHERE next_at <= ? ORDER BY seq ${pageSql}`, now, limit, 0)
}

/** The time of the next attempt among the events that are not being delivered right now. */
export function nextAttempt(db: Database, running: Iterable<string>): number | undefined {
  return db.get<{ next_at: number }>(
    'SELECT next_at FROM events WHERE next_at IS NOT NULL AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY next_at LIMIT 1',
    JSON.stringify([...running]),
  )?.next_at
}
