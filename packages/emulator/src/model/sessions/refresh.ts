import { timingSafeEqual } from 'node:crypto'
import { clerkError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { verifyJwt } from '../../keys.ts'
import { findSession, isLive, type SessionRow, touchSession } from '../../store/sessions/sessions.ts'
import { appCookies } from './cookies.ts'
import { sessionToken } from './tokens.ts'

export interface RefreshInput {
  readonly expired_token: string
  readonly refresh_token: string
  readonly request_origin: string
  readonly format?: 'token' | 'cookie' | null | undefined
}

function sameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function check(instance: Instance, sessionId: string, input: RefreshInput): SessionRow {
  const claims = verifyJwt(instance.key, input.expired_token)
  if (!claims) throw clerkError('expired_session_token_invalid')
  if (typeof claims.sid !== 'string') throw clerkError('expired_session_token_missing_sid')
  if (claims.sid !== sessionId) throw clerkError('refresh_sid_mismatch')
  if (!URL.canParse(input.request_origin)) throw clerkError('refresh_request_origin_invalid')
  if (claims.azp !== undefined && claims.azp !== new URL(input.request_origin).origin) {
    throw clerkError('refresh_request_origin_azp_mismatch')
  }
  const session = findSession(instance.db, sessionId)
  if (!session) throw clerkError('session_refresh_session_not_found')
  if (!isLive(session, instance.now())) throw clerkError('session_refresh_inactive_session')
  if (!session.refresh_secret || !sameSecret(session.refresh_secret, input.refresh_token)) {
    throw clerkError('refresh_token_not_found')
  }
  return session
}

/** Renews an expired token with the secret from the `__refresh` cookie. */
export function refreshSession(instance: Instance, sessionId: string, input: RefreshInput): object {
  const session = check(instance, sessionId, input)
  touchSession(instance.db, session.id, instance.now())
  const target = new URL(input.request_origin)
  return input.format === 'cookie'
    ? { object: 'cookies', cookies: appCookies(instance, { session, target }) }
    : { object: 'token', jwt: sessionToken(instance, session, { azp: target.origin }) }
}
