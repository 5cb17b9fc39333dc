import type { Instance } from '../../instance.ts'
import type { ClientRow } from '../../store/sessions/clients.ts'
import { isLive, listSessions, type SessionRow } from '../../store/sessions/sessions.ts'
import { frontendSession } from '../resources/session.ts'
import { openSignIn, signInResource } from '../sign-in/state.ts'
import { openSignUp, signUpResource } from '../sign-up/state.ts'

/** The active sessions of a client, oldest first. */
export function liveSessions(instance: Instance, client: ClientRow): SessionRow[] {
  const now = instance.now()
  const sessions = listSessions(instance.db, { client_id: client.id }, { limit: 500, offset: 0 }, now)
  return sessions.filter((session) => isLive(session, now)).reverse()
}

/** A client in the Frontend API: its sessions and unfinished flows. */
export function clientResource(instance: Instance, client: ClientRow, origin: string): object {
  const sessions = liveSessions(instance, client)
  const signIn = openSignIn(instance, client)
  const signUp = openSignUp(instance, client)
  const active = sessions.find(({ id }) => id === client.last_active_session_id)
  return {
    object: 'client',
    id: client.id,
    sessions: sessions.map((session) => frontendSession(instance, session, origin)),
    sign_in: signIn ? signInResource(instance, signIn) : null,
    sign_up: signUp ? signUpResource(instance, signUp) : null,
    last_active_session_id: active?.id ?? null,
    last_authentication_strategy: client.last_authentication_strategy,
    cookie_expires_at: null,
    captcha_bypass: false,
    created_at: client.created_at,
    updated_at: client.updated_at,
  }
}
