import { Hono } from 'hono'
import type { Instance } from '../instance.ts'
import { touchSession } from '../store/sessions.ts'
import { answerHandshake, targetOf, visitorOf } from './visitor.ts'

/** The part of the Frontend API that servers send browsers to. */
export const handshake = (instance: Instance): Hono => {
  const app = new Hono()
  app.get('/v1/client/handshake', (context) => {
    const devBrowser = context.req.query('__clerk_db_jwt') ?? context.req.query('__dev_session')
    const visitor = visitorOf(instance, context, devBrowser)
    if (visitor.session) touchSession(instance.db, visitor.session.id, instance.now())
    return answerHandshake(instance, visitor, targetOf(instance, context.req.query('redirect_url')), devBrowser)
  })
  app.get('/.well-known/jwks.json', () => Response.json({ keys: [instance.key.jwk] }))
  return app
}
