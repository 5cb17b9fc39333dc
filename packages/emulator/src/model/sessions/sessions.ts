import { clerkError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { insertClient, updateClient } from '../../store/sessions/clients.ts'
import {
  findSession,
  insertSession,
  isLive,
  liveSessionsOf,
  type NewSession,
  type SessionRow,
  type SessionStatus,
  setSessionStatus,
  statusOf,
} from '../../store/sessions/sessions.ts'
import { findUser, updateUser } from '../../store/users/users.ts'
import type { EventType } from '../../webhooks/event-types.ts'
import { userResource } from '../users/user-resource.ts'

export function sessionResource(instance: Instance, row: SessionRow): object {
  return {
    object: 'session',
    id: row.id,
    client_id: row.client_id,
    user_id: row.user_id,
    status: statusOf(row, instance.now()),
    actor: row.actor === null ? null : (JSON.parse(row.actor) as unknown),
    last_active_organization_id: row.last_active_organization_id,
    last_active_at: row.last_active_at,
    expire_at: row.expire_at,
    abandon_at: row.abandon_at,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function needSession(instance: Instance, id: string): SessionRow {
  const session = findSession(instance.db, id)
  if (!session) throw clerkError('resource_not_found', `The session ${id}`)
  return session
}

/** Emits a session event, which carries the session with its user. */
function tell(instance: Instance, type: EventType, session: SessionRow): void {
  instance.emit(type, () => {
    const user = findUser(instance.db, session.user_id)
    return { ...sessionResource(instance, session), ...(user ? { user: userResource(instance, user) } : {}) }
  })
}

/** Signs a user in, on the given client or on a new one. */
export function startSession(
  instance: Instance,
  options: Omit<NewSession, 'clientId'> & { readonly clientId?: string; readonly strategy?: string },
): SessionRow {
  const { db } = instance
  const now = instance.now()
  const session = db.transaction(() => {
    const clientId = options.clientId ?? insertClient(db, now).id
    const row = insertSession(db, { ...options, clientId }, now)
    updateClient(db, clientId, { session: row.id, ...(options.strategy ? { strategy: options.strategy } : {}) }, now)
    updateUser(db, options.userId, { last_sign_in_at: now, last_active_at: now })
    return row
  })
  tell(instance, 'session.created', session)
  return session
}

/** Ends a session if it is still active. */
export function endSession(
  instance: Instance,
  session: SessionRow,
  status: Extract<SessionStatus, 'revoked' | 'removed' | 'ended'>,
): void {
  const now = instance.now()
  if (!isLive(session, now)) return
  setSessionStatus(instance.db, session.id, status, now)
  tell(instance, `session.${status}`, needSession(instance, session.id))
}

/** Ends every session of a user. */
export function endSessions(instance: Instance, userId: string, status: 'revoked' | 'removed'): void {
  for (const session of liveSessionsOf(instance.db, userId, instance.now())) endSession(instance, session, status)
}
