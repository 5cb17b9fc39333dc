import type { Instance } from '../../instance.ts'
import { factorAges, sessionToken } from '../../model/sessions/tokens.ts'
import { type SessionRow, statusOf } from '../../store/sessions/sessions.ts'
import { findUser } from '../../store/users/users.ts'
import { publicUserData } from './person.ts'
import { frontendUser } from './user.ts'

const dead = new Set(['replaced'])

/** A session without its user. */
export function sessionBase(instance: Instance, session: SessionRow): Record<string, unknown> {
  const status = statusOf(session, instance.now())
  return {
    object: 'session',
    id: session.id,
    // The emulator's own pages replace sessions; Clerk's document has no word for that.
    status: dead.has(status) ? 'removed' : status,
    expire_at: session.expire_at,
    abandon_at: session.abandon_at,
    last_active_at: session.last_active_at,
    last_active_organization_id: session.last_active_organization_id,
    actor: session.actor === null ? null : (JSON.parse(session.actor) as unknown),
    tasks: null,
    factor_verification_age: factorAges(session, instance.now()),
    created_at: session.created_at,
    updated_at: session.updated_at,
  }
}

/** A session with its user and a fresh token. */
export function frontendSession(instance: Instance, session: SessionRow, origin: string): object {
  const user = findUser(instance.db, session.user_id)
  return {
    ...sessionBase(instance, session),
    last_active_token: { object: 'token', jwt: sessionToken(instance, session, { azp: origin }) },
    ...(user ? { user: frontendUser(instance, user) } : {}),
    public_user_data: user ? publicUserData(instance, user) : null,
  }
}
