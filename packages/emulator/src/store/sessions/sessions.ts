import { newId, newSecret } from '../../ids.ts'
import { type Database, pageSql } from '../database.ts'

export type SessionStatus =
  | 'active'
  | 'revoked'
  | 'ended'
  | 'expired'
  | 'removed'
  | 'abandoned'
  | 'replaced'
  | 'pending'

export interface SessionRow {
  readonly seq: number
  readonly id: string
  readonly user_id: string
  readonly client_id: string
  readonly status: SessionStatus
  readonly actor: string | null
  readonly last_active_organization_id: string | null
  readonly refresh_secret: string | null
  readonly first_factor_at: number
  readonly second_factor_at: number | null
  readonly last_active_at: number
  readonly expire_at: number
  readonly abandon_at: number
  readonly created_at: number
  readonly updated_at: number
}

const day = 86_400_000

/** Fields of a new session. */
export interface NewSession {
  readonly userId: string
  readonly clientId: string
  readonly actor?: object | null
  readonly organizationId?: string | null
  readonly secondFactor?: boolean
  readonly maxSeconds?: number
}

export function insertSession(db: Database, session: NewSession, now: number): SessionRow {
  const id = newId('sess', now)
  db.run(
    'INSERT INTO sessions (id, user_id, client_id, status, actor, last_active_organization_id, refresh_secret, first_factor_at, second_factor_at, last_active_at, expire_at, abandon_at, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    id,
    session.userId,
    session.clientId,
    'active',
    session.actor ? JSON.stringify(session.actor) : null,
    session.organizationId ?? null,
    newSecret(),
    now,
    session.secondFactor ? now : null,
    now,
    now + (session.maxSeconds ? session.maxSeconds * 1000 : 7 * day),
    now + 30 * day,
    now,
    now,
  )
  return findSession(db, id) as SessionRow
}

export function findSession(db: Database, id: string): SessionRow | undefined {
  return db.get<SessionRow>('SELECT * FROM sessions WHERE id = ?', id)
}

/** The status of a session. An expired one says so without an update to its row. */
export function statusOf(session: SessionRow, now: number): SessionStatus {
  return (session.status === 'active' || session.status === 'pending') && session.expire_at <= now
    ? 'expired'
    : session.status
}

/** Returns true if a session is active or pending, so that its user is signed in. */
export function isLive(session: SessionRow, now: number): boolean {
  const status = statusOf(session, now)
  return status === 'active' || status === 'pending'
}

export interface SessionFilters {
  readonly user_id?: string | undefined
  readonly client_id?: string | undefined
  readonly status?: SessionStatus | undefined
}

function filterSql(filters: SessionFilters, now: number) {
  const clauses: { sql: string; params: (string | number)[] }[] = []
  if (filters.user_id) clauses.push({ sql: 'user_id = ?', params: [filters.user_id] })
  if (filters.client_id) clauses.push({ sql: 'client_id = ?', params: [filters.client_id] })
  if (filters.status) {
    const effective = "CASE WHEN status IN ('active', 'pending') AND expire_at <= ? THEN 'expired' ELSE status END"
    clauses.push({ sql: `${effective} = ?`, params: [now, filters.status] })
  }
  return {
    where: clauses.length > 0 ? `WHERE ${clauses.map(({ sql }) => sql).join(' AND ')}` : '',
    params: clauses.flatMap(({ params }) => params),
  }
}

export function listSessions(
  db: Database,
  filters: SessionFilters,
  page: { readonly limit: number; readonly offset: number },
  now: number,
): SessionRow[] {
  const { where, params } = filterSql(filters, now)
  return db.all<SessionRow>(
    `SELECT * FROM sessions ${where} ORDER BY created_at DESC, seq DESC ${pageSql}`,
    ...params,
    page.limit,
    page.offset,
  )
}

export function countSessions(db: Database, filters: SessionFilters, now: number): number {
  const { where, params } = filterSql(filters, now)
  return db.get<{ n: number }>(`SELECT count(*) AS n FROM sessions ${where}`, ...params)?.n ?? 0
}

export function liveSessionsOf(db: Database, userId: string, now: number): SessionRow[] {
  return db.all<SessionRow>(
    "SELECT * FROM sessions WHERE user_id = ? AND status IN ('active', 'pending') AND expire_at > ? ORDER BY seq",
    userId,
    now,
  )
}

export function setSessionStatus(db: Database, id: string, status: SessionStatus, now: number): void {
  db.run('UPDATE sessions SET status = ?, updated_at = ? WHERE id = ?', status, now, id)
}

/** Records the use of a session, and the factors that were verified again. */
export function touchSession(
  db: Database,
  id: string,
  now: number,
  verified: { readonly first?: boolean; readonly second?: boolean } = {},
): void {
  db.run(
    'UPDATE sessions SET last_active_at = ?, first_factor_at = coalesce(?, first_factor_at), second_factor_at = coalesce(?, second_factor_at) WHERE id = ?',
    now,
    verified.first ? now : null,
    verified.second ? now : null,
    id,
  )
}

/** Moves the verification of both factors into the past. */
export function ageFactors(db: Database, id: string, ms: number): void {
  db.run(
    'UPDATE sessions SET first_factor_at = first_factor_at - ?, second_factor_at = second_factor_at - ? WHERE id = ?',
    ms,
    ms,
    id,
  )
}

/** Sets the active organization of a session; null for none. */
export function setActiveOrganization(db: Database, id: string, organizationId: string | null): void {
  db.run('UPDATE sessions SET last_active_organization_id = ? WHERE id = ?', organizationId, id)
}
