import { newId } from '../ids.ts'
import type { Database } from './database.ts'

/** The flows of the Frontend API that take several requests. */
export type AttemptKind = 'sign_in' | 'sign_up' | 'reverification' | 'contact' | 'totp' | 'passkey' | 'external_account'

/** One such flow. `state` belongs to the code of its kind. */
export interface AttemptRow {
  readonly id: string
  readonly client_id: string
  readonly kind: AttemptKind
  readonly open: number
  readonly state: string
  readonly created_at: number
  readonly expire_at: number
}

/** Lifetime of an unfinished flow: one day, as at Clerk. */
const lifetimeMs = 86_400_000

/** Flows of one kind that a browser keeps: each change that it begins leaves one. */
const mostPerClient = 100

const prefixes: Record<AttemptKind, 'sia' | 'sua' | 'ver'> = {
  sign_in: 'sia',
  sign_up: 'sua',
  reverification: 'ver',
  contact: 'ver',
  totp: 'ver',
  passkey: 'ver',
  external_account: 'ver',
}

/** Starts a flow. With the id of the resource that it belongs to, it replaces the former flow of this id. */
export function insertAttempt(
  db: Database,
  attempt: {
    readonly id?: string | undefined
    readonly clientId: string
    readonly kind: AttemptKind
    readonly state: object
  },
  now: number,
): AttemptRow {
  const id = attempt.id ?? newId(prefixes[attempt.kind], now)
  db.run(
    'INSERT OR REPLACE INTO attempts (id, client_id, kind, open, state, created_at, expire_at) VALUES (?, ?, ?, 1, ?, ?, ?)',
    id,
    attempt.clientId,
    attempt.kind,
    JSON.stringify(attempt.state),
    now,
    now + lifetimeMs,
  )
  db.run(
    'DELETE FROM attempts WHERE id = (SELECT id FROM attempts WHERE client_id = ? AND kind = ? AND id <> ? ORDER BY created_at DESC, id DESC LIMIT 1 OFFSET ?)',
    attempt.clientId,
    attempt.kind,
    id,
    mostPerClient,
  )
  return findAttempt(db, attempt.kind, id) as AttemptRow
}

export function findAttempt(db: Database, kind: AttemptKind, id: string): AttemptRow | undefined {
  return db.get<AttemptRow>('SELECT * FROM attempts WHERE id = ? AND kind = ?', id, kind)
}

/** The newest flow of this kind that a client has not finished. */
export function openAttempt(db: Database, kind: AttemptKind, clientId: string, now: number): AttemptRow | undefined {
  return db.get<AttemptRow>(
    'SELECT * FROM attempts WHERE client_id = ? AND kind = ? AND open = 1 AND expire_at > ? ORDER BY created_at DESC, id DESC LIMIT 1',
    clientId,
    kind,
    now,
  )
}

export function saveAttempt(db: Database, id: string, state: object, open: boolean): void {
  db.run('UPDATE attempts SET state = ?, open = ? WHERE id = ?', JSON.stringify(state), Number(open), id)
}

export function deleteAttempt(db: Database, id: string): void {
  db.run('DELETE FROM attempts WHERE id = ?', id)
}

/** Ends the unfinished flows of this kind: a client has one at a time. */
export function closeAttempts(db: Database, kind: AttemptKind, clientId: string): void {
  db.run('UPDATE attempts SET open = 0 WHERE client_id = ? AND kind = ? AND open = 1', clientId, kind)
}
