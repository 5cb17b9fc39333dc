import { clerkError } from '../../errors.ts'
import { endSession } from '../../model/sessions/sessions.ts'
import { findSession, liveSessionsOf, type SessionRow } from '../../store/sessions/sessions.ts'
import { frontendSession, sessionBase } from '../resources/session.ts'
import { type FrontendRoute, frontendRoute } from '../route.ts'
import { activityResource } from './activity.ts'

export const mySessionRoutes: readonly FrontendRoute[] = [
  frontendRoute({
    method: 'GET',
    path: '/me/sessions',
    operation: 'getUsersSessions',
    bare: true,
    run: ({ instance, session, origin }) =>
      liveSessionsOf(instance.db, session().user.id, instance.now()).map((row) =>
        frontendSession(instance, row, origin),
      ),
  }),
  frontendRoute({
    method: 'GET',
    path: '/me/sessions/active',
    operation: 'getSessions',
    differs: 'Browser and device come from the user agent; there is no place.',
    bare: true,
    run: ({ instance, session }) =>
      liveSessionsOf(instance.db, session().user.id, instance.now()).map((row) => ({
        ...sessionBase(instance, row),
        user: null,
        latest_activity: activityResource(instance, row),
      })),
  }),
  frontendRoute({
    method: 'POST',
    path: '/me/sessions/{session_id}/revoke',
    operation: 'revokeSession',
    reverification: true,
    run: ({ instance, session, param, origin }) => {
      const row = findSession(instance.db, param('session_id'))
      if (row?.user_id !== session().user.id)
        throw clerkError('resource_not_found', `The session ${param('session_id')}`)
      endSession(instance, row, 'revoked')
      return frontendSession(instance, findSession(instance.db, row.id) as SessionRow, origin)
    },
  }),
]
