import * as v from 'valibot'
import { clerkError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { verifyJwt } from '../../keys.ts'
import { refreshSession } from '../../model/sessions/refresh.ts'
import { endSession, needSession, sessionResource, startSession } from '../../model/sessions/sessions.ts'
import { templateToken } from '../../model/sessions/templates.ts'
import { sessionToken } from '../../model/sessions/tokens.ts'
import { needUser } from '../../model/users/users.ts'
import { findMembership } from '../../store/organizations/memberships.ts'
import { countSessions, isLive, listSessions, type SessionRow } from '../../store/sessions/sessions.ts'
import { code, inQuery, maybe, paging } from '../../validation.ts'
import { type Route, route } from '../route.ts'

const statuses = ['abandoned', 'active', 'ended', 'expired', 'removed', 'replaced', 'revoked', 'pending'] as const

const lifetime = v.strictObject({
  expires_in_seconds: maybe(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(30, code('form_param_value_invalid')),
      v.maxValue(315_360_000, code('form_param_value_invalid')),
    ),
  ),
})

function liveSession(instance: Instance, id: string): SessionRow {
  const session = needSession(instance, id)
  if (!isLive(session, instance.now())) throw clerkError('resource_not_found', 'An active session with this id')
  return session
}

export const sessionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/sessions',
    operation: 'GetSessionList',
    query: v.object({
      client_id: inQuery.text,
      user_id: inQuery.text,
      status: inQuery.oneOf(statuses),
      paginated: inQuery.boolean,
      ...paging,
    }),
    run: ({ instance, query }) => {
      const now = instance.now()
      const data = listSessions(instance.db, query, query, now).map((row) => sessionResource(instance, row))
      return query.paginated ? { data, total_count: countSessions(instance.db, query, now) } : data
    },
  }),
  route({
    method: 'POST',
    path: '/sessions',
    operation: 'createSession',
    differs: 'Works with production keys too.',
    body: v.strictObject({ user_id: v.string(), active_organization_id: maybe(v.string()) }),
    run: ({ instance, body }) => {
      const user = needUser(instance, body.user_id)
      if (user.banned) throw clerkError('session_creation_not_allowed', 'banned')
      const organizationId = body.active_organization_id ?? null
      if (organizationId && !findMembership(instance.db, organizationId, user.id)) {
        throw clerkError('organization_not_found_or_unauthorized')
      }
      const session = startSession(instance, { userId: user.id, organizationId })
      return sessionResource(instance, session)
    },
  }),
  route({
    method: 'GET',
    path: '/sessions/{session_id}',
    operation: 'GetSession',
    run: ({ instance, param }) => sessionResource(instance, needSession(instance, param('session_id'))),
  }),
  route({
    method: 'POST',
    path: '/sessions/{session_id}/revoke',
    operation: 'RevokeSession',
    run: ({ instance, param }) => {
      const session = needSession(instance, param('session_id'))
      endSession(instance, session, 'revoked')
      return sessionResource(instance, needSession(instance, session.id))
    },
  }),
  route({
    method: 'POST',
    path: '/sessions/{session_id}/refresh',
    operation: 'RefreshSession',
    // SDKs send `suffixed_cookies`, which Clerk's document lacks.
    body: v.strictObject({
      expired_token: v.string(),
      refresh_token: v.string(),
      request_origin: v.string(),
      request_headers: maybe(v.record(v.string(), v.unknown())),
      request_originating_ip: maybe(v.string()),
      format: maybe(v.picklist(['token', 'cookie'], code('form_param_value_invalid'))),
      suffixed_cookies: maybe(v.boolean()),
    }),
    run: ({ instance, param, body }) => refreshSession(instance, param('session_id'), body),
  }),
  route({
    method: 'POST',
    path: '/sessions/{session_id}/verify',
    operation: 'VerifySession',
    differs: "No longer in Clerk's document; old SDKs call it.",
    body: v.strictObject({ token: v.string() }),
    run: ({ instance, param, body }) => {
      const session = needSession(instance, param('session_id'))
      if (verifyJwt(instance.key, body.token)?.sid !== session.id) throw clerkError('invalid_session_token')
      return sessionResource(instance, session)
    },
  }),
  route({
    method: 'POST',
    path: '/sessions/{session_id}/tokens',
    operation: 'CreateSessionToken',
    body: lifetime,
    run: ({ instance, param, body, version }) => {
      const session = liveSession(instance, param('session_id'))
      const jwt = sessionToken(instance, session, {
        lifetime: body.expires_in_seconds ?? undefined,
        apiVersion: version,
      })
      return { object: 'token', jwt }
    },
  }),
  route({
    method: 'POST',
    path: '/sessions/{session_id}/tokens/{template_name}',
    operation: 'CreateSessionTokenFromTemplate',
    differs: 'Templates come from the seed; shortcodes for `user`, `org` and `session`.',
    body: lifetime,
    run: ({ instance, param, body }) => {
      const session = liveSession(instance, param('session_id'))
      return { object: 'token', jwt: templateToken(instance, session, param('template_name'), body.expires_in_seconds) }
    },
  }),
]
