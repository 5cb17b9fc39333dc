import * as v from 'valibot'
import { clerkError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { endSession } from '../../model/sessions/sessions.ts'
import { templateToken } from '../../model/sessions/templates.ts'
import { sessionToken } from '../../model/sessions/tokens.ts'
import { findMembership } from '../../store/organizations/memberships.ts'
import { findOrganization } from '../../store/organizations/organizations.ts'
import { noteActivity } from '../../store/sessions/activities.ts'
import { updateClient } from '../../store/sessions/clients.ts'
import { findSession, type SessionRow, setActiveOrganization, touchSession } from '../../store/sessions/sessions.ts'
import { updateUser } from '../../store/users/users.ts'
import { field } from '../form.ts'
import { frontendSession } from '../resources/session.ts'
import { type FrontendRequest, type FrontendRoute, frontendRoute } from '../route.ts'
import { liveSessions } from './client-resource.ts'
import { ownSession } from './own-session.ts'

/** The organization with this id, if the session's user is a member; the empty id means none. */
function organizationFor(instance: Instance, session: SessionRow, id: string): string | null {
  if (!id) return null
  const organization = findOrganization(instance.db, id)
  if (!organization || !findMembership(instance.db, organization.id, session.user_id))
    throw clerkError('organization_not_found_or_unauthorized')
  return organization.id
}

function shown({ instance, origin }: FrontendRequest<unknown, unknown>, id: string): object {
  return frontendSession(instance, findSession(instance.db, id) as SessionRow, origin)
}

/** Ends a session. Another one of the client becomes active. */
function end(request: FrontendRequest<unknown, unknown>, status: 'ended' | 'removed'): object {
  const { instance, param } = request
  const { session } = ownSession(request, param('session_id'))
  endSession(instance, session, status)
  const client = request.client()
  const next = liveSessions(instance, client).at(-1)
  updateClient(instance.db, client.id, { session: next?.id ?? null }, instance.now())
  return shown(request, session.id)
}

const tokenBody = v.strictObject({ organization_id: field.text, expired_token: field.text, tab_state: field.text })

export const sessionRoutes: readonly FrontendRoute[] = [
  frontendRoute({
    method: 'GET',
    path: '/client/sessions/{session_id}',
    operation: 'getSession',
    run: (request) => shown(request, ownSession(request, request.param('session_id')).session.id),
  }),
  frontendRoute({
    method: 'POST',
    path: '/client/sessions/{session_id}/touch',
    operation: 'touchSession',
    body: v.strictObject({
      active_organization_id: field.text,
      intent: field.oneOf(['focus', 'select_session', 'select_org']),
    }),
    run: (request) => {
      const { instance, body } = request
      const { session } = ownSession(request, request.param('session_id'))
      const now = instance.now()
      if (body.active_organization_id !== undefined)
        setActiveOrganization(instance.db, session.id, organizationFor(instance, session, body.active_organization_id))
      touchSession(instance.db, session.id, now)
      noteActivity(instance.db, session.id, request.userAgent)
      updateUser(instance.db, session.user_id, { last_active_at: now })
      const client = request.client()
      // Servers compare tokens with the client's time, so only a switch may change it.
      if (client.last_active_session_id !== session.id)
        updateClient(instance.db, client.id, { session: session.id }, now)
      return shown(request, session.id)
    },
  }),
  frontendRoute({
    method: 'POST',
    path: '/client/sessions/{session_id}/end',
    operation: 'endSession',
    run: (request) => end(request, 'ended'),
  }),
  frontendRoute({
    method: 'POST',
    path: '/client/sessions/{session_id}/remove',
    operation: 'removeSession',
    run: (request) => end(request, 'removed'),
  }),
  frontendRoute({
    method: 'POST',
    path: '/client/sessions/{session_id}/tokens',
    operation: 'createSessionToken',
    bare: true,
    body: tokenBody,
    run: (request) => {
      const { instance, body, origin } = request
      const { session } = ownSession(request, request.param('session_id'))
      const { organization_id: id } = body
      const asked: SessionRow =
        id === undefined ? session : { ...session, last_active_organization_id: organizationFor(instance, session, id) }
      touchSession(instance.db, session.id, instance.now())
      return { object: 'token', jwt: sessionToken(instance, asked, { azp: origin }) }
    },
  }),
  frontendRoute({
    method: 'POST',
    path: '/client/sessions/{session_id}/tokens/{template_name}',
    operation: 'createSessionTokenWithTemplate',
    bare: true,
    body: tokenBody,
    run: (request) => {
      const { session } = ownSession(request, request.param('session_id'))
      return { object: 'token', jwt: templateToken(request.instance, session, request.param('template_name')) }
    },
  }),
]
