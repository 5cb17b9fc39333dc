import { type Context, Hono } from 'hono'
import { ClerkError, errorItem } from '../errors.ts'
import { corsHeaders, preflight } from '../fapi/origin.ts'
import { traceId } from '../ids.ts'
import type { Instance } from '../instance.ts'
import { isOwnPage } from '../server/guard.ts'
import { logUnexpected } from '../server/unexpected.ts'
import { unsupported } from '../server/unsupported.ts'
import { showConsent, takeConsent } from './consent.ts'
import { OAuthError } from './errors.ts'
import { providerRoutes } from './routes.ts'

function refusal(request: Request, error: unknown): Response {
  if (error instanceof OAuthError) {
    const { code, message, status, headers } = error
    return Response.json({ error: code, error_description: message }, { status, headers })
  }
  const known = error instanceof ClerkError
  if (!known) logUnexpected(request, error)
  const [status, errors, headers] = known
    ? [error.status, error.errors, error.headers]
    : [500, [errorItem('internal_clerk_error')], {}]
  const trace = traceId()
  const body = { errors, clerk_trace_id: trace }
  return Response.json(body, { status, headers: { ...headers, 'clerk-trace-id': trace } })
}

/** Answers with OAuth's headers: no cache may keep a token, and pages of allowed hosts may read the answer. */
function finished(instance: Instance, context: Context, response: Response): Response {
  response.headers.set('cache-control', 'no-store')
  for (const [name, value] of Object.entries(corsHeaders(instance, context.req.header('origin') ?? null)))
    response.headers.set(name, value)
  return response
}

/** Clerk as an OAuth 2.0 and OpenID Connect provider, for the applications of the Backend API. */
export function providerApp(instance: Instance): Hono {
  const app = new Hono()
  for (const { method, path, run } of providerRoutes) {
    app.on(method, path, async (context) => finished(instance, context, await run(instance, context)))
    app.options(path, (context) => preflight(instance, context.req.raw))
  }
  app.get('/oauth/consent', (context) => showConsent(instance, context))
  app.post('/oauth/consent', async (context) =>
    isOwnPage(context.req.raw)
      ? await takeConsent(instance, context)
      : context.text('Only the consent page of the emulator may do this.', 403),
  )
  app.notFound((context) => {
    throw unsupported(instance, context.req.method, context.req.path)
  })
  app.onError((error, context) => finished(instance, context, refusal(context.req.raw, error)))
  return app
}
