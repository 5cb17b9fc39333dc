import { Hono } from 'hono'
import type { Instance } from '../instance.ts'
import { findMembership } from '../store/organizations/memberships.ts'
import { findOrganization } from '../store/organizations/organizations.ts'
import { findSession, setActiveOrganization, touchSession } from '../store/sessions/sessions.ts'
import { answerHandshake, targetOf, type Visitor, visitorOf } from './visitor.ts'

/** Activates the organization that the app asks for, if the user is a member. An empty id means none. */
function activated(instance: Instance, visitor: Visitor, idOrSlug: string | undefined): Visitor {
  if (!visitor.session || idOrSlug === undefined) return visitor
  const organization = idOrSlug ? findOrganization(instance.db, idOrSlug) : undefined
  if (idOrSlug && (!organization || !findMembership(instance.db, organization.id, visitor.session.user_id)))
    return visitor
  setActiveOrganization(instance.db, visitor.session.id, organization?.id ?? null)
  return { ...visitor, session: findSession(instance.db, visitor.session.id) }
}

/** The part of the Frontend API that servers redirect browsers to. */
export function handshake(instance: Instance): Hono {
  const app = new Hono()
  app.get('/v1/client/handshake', (context) => {
    const target = targetOf(instance, context.req.query('redirect_url'))
    const devBrowser = context.req.query('__clerk_db_jwt') ?? context.req.query('__dev_session')
    const organization = context.req.query('organization_id')
    const visitor = activated(instance, visitorOf(instance, context, devBrowser), organization)
    if (visitor.session) touchSession(instance.db, visitor.session.id, instance.now())
    return answerHandshake(instance, visitor, target, devBrowser)
  })
  app.get('/.well-known/jwks.json', () => Response.json({ keys: [instance.key.jwk] }))
  return app
}
