import { TrieRouter } from 'hono/router/trie-router'
import { ClerkError, clerkError, errorItem } from '../errors.ts'
import { traceId } from '../ids.ts'
import type { Instance } from '../instance.ts'
import { targetOf } from '../server/target.ts'
import { logUnexpected } from '../server/unexpected.ts'
import { unsupported } from '../server/unsupported.ts'
import { noteActivity } from '../store/sessions/activities.ts'
import { parse, type Schema } from '../validation.ts'
import { clientResource } from './client/client-resource.ts'
import { frontendError } from './errors.ts'
import { type Fields, fieldsOf, readFields, readPicture } from './form.ts'
import { corsHeaders, isTrustedOrigin, preflight } from './origin.ts'
import { assertVerifiedLately } from './reverification/required.ts'
import { type FrontendRequest, type FrontendRoute, fullPath } from './route.ts'
import { frontendRoutes } from './routes.ts'
import { type Visitor, visitorOf } from './visitor.ts'

/** Parameters about the caller, which are not input of an operation. */
const ownParameters = /^(?:__?clerk_|_is_native$|_method$|__dev_session$|__domain$|rotating_token_nonce$|debug$)/

function originOf(instance: Instance, request: Request): string {
  const origin = request.headers.get('origin')
  if (!origin) return instance.url
  if (!isTrustedOrigin(instance, origin)) throw frontendError('origin_invalid', origin)
  return origin
}

function inputOf(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => !ownParameters.test(name)))
}

/** The newest clerk-js of which all fields are known. */
const newestKnown = [6, 40] as const

/** Unknown fields from a newer clerk-js are dropped; from others, they are refused. */
function withoutNews(schema: Schema, fields: Fields, query: URLSearchParams): Fields {
  const [major = 0, minor = 0] = (query.get('_clerk_js_version') ?? '').split('.').map(Number)
  const isNewer = major > newestKnown[0] || (major === newestKnown[0] && minor > newestKnown[1])
  const known = (schema as { readonly entries?: object }).entries
  if (!isNewer || !known) return fields
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name in known))
}

/** Wraps a response with the client, which clerk-js updates on every response. */
function enveloped(
  instance: Instance,
  route: FrontendRoute,
  visitor: Visitor,
  origin: string,
  result: unknown,
): unknown {
  if (route.bare) return result
  const client = visitor.known()
  return { response: result, client: client ? clientResource(instance, client, origin) : null }
}

async function answer(
  instance: Instance,
  route: FrontendRoute,
  params: Readonly<Record<string, string>>,
  request: Request,
  query: URLSearchParams,
): Promise<Response> {
  const origin = originOf(instance, request)
  const visitor = visitorOf(instance, request, query, {
    anonymous: route.anonymous ?? false,
    byToken: route.byToken ?? false,
    origin,
  })
  const checked = route.query ? parse(route.query, fieldsOf(inputOf(query))) : {}
  const body = route.body ? parse(route.body, withoutNews(route.body, await readFields(request), query)) : {}
  const needsVerification =
    typeof route.reverification === 'function' ? route.reverification(body) : route.reverification === true
  if (needsVerification) assertVerifiedLately(instance, visitor.signedIn())
  const asked: FrontendRequest<unknown, unknown> = {
    instance,
    param: (name) => params[name] as string,
    query: checked,
    body,
    origin,
    userAgent: request.headers.get('user-agent') ?? '',
    client: visitor.client,
    get knownClient() {
      return visitor.known()
    },
    get linkClient() {
      return visitor.byCookie()
    },
    session: visitor.signedIn,
    file: () => readPicture(request),
  }
  const before = visitor.known()?.last_active_session_id
  const result = await route.run(asked)
  const active = visitor.known()?.last_active_session_id
  // A new session shows its device before clerk-js touches it.
  if (active && active !== before) noteActivity(instance.db, active, asked.userAgent)
  if (result instanceof Response) return withHeaders(result, visitor.headers())
  const text = JSON.stringify(enveloped(instance, route, visitor, origin, result))
  return withHeaders(new Response(text, { headers: { 'content-type': 'application/json' } }), visitor.headers())
}

function withHeaders(response: Response, more: Headers): Response {
  for (const [name, value] of more) response.headers.append(name, value)
  return response
}

function refusal(request: Request, error: unknown): Response {
  const known = error instanceof ClerkError
  if (!known) logUnexpected(request, error)
  const [status, errors, headers] = known
    ? [error.status, error.errors, error.headers]
    : [500, [errorItem('internal_clerk_error')], {}]
  const body = JSON.stringify({ errors, clerk_trace_id: traceId() })
  return new Response(body, { status, headers: { 'content-type': 'application/json', ...headers } })
}

/** Clerk's Frontend API, which clerk-js talks to. */
export function frontendApi(instance: Instance): (request: Request) => Promise<Response> {
  const router = new TrieRouter<FrontendRoute>()
  for (const route of frontendRoutes) router.add(route.method, fullPath(route).replace(/\{(\w+)\}/g, ':$1'), route)

  const handle = async (request: Request): Promise<Response> => {
    const { path, query: text } = targetOf(request.url)
    const query = new URLSearchParams(text)
    // clerk-js sends every change as a POST with `_method`, which needs no preflight.
    const method = (request.method === 'POST' && query.get('_method')?.toUpperCase()) || request.method
    const [matches] = router.match(method, path.replace(/\/$/, ''))
    const [route, params] = matches[0] ?? []
    if (!route) throw unsupported(instance, method, path)
    return answer(instance, route, decoded(params as Record<string, string>), request, query)
  }

  return async (request) => {
    if (request.method === 'OPTIONS') return preflight(instance, request)
    const response = await handle(request).catch((error: unknown) => refusal(request, error))
    for (const [name, value] of Object.entries(corsHeaders(instance, request.headers.get('origin'))))
      response.headers.set(name, value)
    response.headers.set('clerk-trace-id', traceId())
    response.headers.set('cache-control', 'no-store')
    return response
  }
}

function decoded(params: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      try {
        return [name, decodeURIComponent(value)]
      } catch {
        throw clerkError('resource_not_found', value)
      }
    }),
  )
}
