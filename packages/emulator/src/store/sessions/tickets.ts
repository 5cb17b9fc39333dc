import type { Database } from '../database.ts'
import { insert } from '../statements.ts'

/** A sign-in token or an actor token: a link that signs a user in, once. */
export interface TicketRow {
  readonly id: string
  readonly kind: 'sign_in_token' | 'actor_token'
  readonly status: 'pending' | 'accepted' | 'revoked'
  readonly user_id: string
  readonly actor: string | null
  readonly organization_id: string | null
  readonly session_seconds: number | null
  readonly expires_at: number
  readonly created_at: number
  readonly updated_at: number
}

export function insertTicket(db: Database, row: Omit<TicketRow, 'status'>): void {
  insert(db, 'tickets', { ...row, status: 'pending' })
}

export function findTicket(db: Database, id: string): TicketRow | undefined {
  return db.get<TicketRow>('SELECT * FROM tickets WHERE id = ?', id)
}

export function setTicketStatus(db: Database, id: string, status: TicketRow['status'], now: number): void {
  db.run('UPDATE tickets SET status = ?, updated_at = ? WHERE id = ?', status, now, id)
}
