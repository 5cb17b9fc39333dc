import { type Context, Hono } from 'hono'
import { ClerkError, clerkError, errorItem } from '../errors.ts'
import { traceId } from '../ids.ts'
import type { Instance } from '../instance.ts'
import { type Machine, machineOf } from '../model/machines/machines.ts'
import { readFile, readJson } from '../server/body.ts'
import { targetOf } from '../server/target.ts'
import { logUnexpected } from '../server/unexpected.ts'
import { unsupported } from '../server/unsupported.ts'
import { parse } from '../validation.ts'
import type { RateLimiter } from './rate-limit.ts'
import type { ApiRequest, Route } from './route.ts'

/** API versions of Clerk's that SDKs request, oldest first. */
const versions = ['2021-02-05', '2024-10-01', '2025-04-10', '2025-11-10', '2026-05-12'] as const
const newest = '2026-05-12'

/** Sends JSON with exactly this content type: with a charset, Clerk's SDK treats every response as text. */
function json(body: unknown, status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

/** Checks the secret key. Returns the machine whose key it is, if it is not the instance's. */
function authenticate(instance: Instance, header: string | null, route: Route): Machine | undefined {
  if (!header) throw clerkError('authentication_invalid')
  const [scheme, key] = header.split(' ')
  if (scheme !== 'Bearer' || !key) throw clerkError('authorization_header_format_invalid')
  if (key === instance.secretKey) return undefined
  const machine = route.machine ? machineOf(instance, key) : undefined
  if (!machine) throw clerkError('clerk_key_invalid')
  return machine
}

function versionOf(request: Request, query: URLSearchParams): string {
  const version = request.headers.get('clerk-api-version') ?? query.get('__clerk_api_version')
  if (!version) return newest
  if (!versions.some((known) => known === version)) throw clerkError('api_version_invalid', version)
  return version
}

function valuesOf(query: URLSearchParams): Record<string, string[]> {
  const lists: Record<string, string[]> = Object.create(null)
  for (const [key, value] of query) {
    const values = lists[key]
    if (values) values.push(value)
    else lists[key] = [value]
  }
  return lists
}

function refusal(request: Request, error: unknown): Response {
  const trace = traceId()
  const known = error instanceof ClerkError
  if (!known) logUnexpected(request, error)
  const [status, errors, headers] = known
    ? [error.status, error.errors, error.headers]
    : [500, [errorItem('internal_clerk_error')], {}]
  return json({ errors, clerk_trace_id: trace }, status, { 'clerk-trace-id': trace, ...headers })
}

/** Handles a request synchronously, unless it has a body to read or something to wait for. */
function handle(instance: Instance, limit: RateLimiter, route: Route, context: Context): Response | Promise<Response> {
  const request = context.req.raw
  const machine = authenticate(instance, request.headers.get('authorization'), route)
  limit(route, () => context.req.param('user_id'))
  const query = new URLSearchParams(targetOf(request.url).query)
  const version = versionOf(request, query)
  const schema = typeof route.body === 'function' ? route.body(version) : route.body
  const checked = route.query ? parse(route.query, valuesOf(query)) : {}
  const answered = (result: unknown): Response =>
    route.status === 204
      ? new Response(null, { status: 204, headers: { 'clerk-trace-id': traceId() } })
      : json(result, route.status ?? 200, { 'clerk-trace-id': traceId() })
  const run = (body: unknown): Response | Promise<Response> => {
    const api: ApiRequest<unknown, unknown> = {
      instance,
      version,
      machine,
      param: (name) => context.req.param(name) as string,
      query: checked,
      body,
      file: () => readFile(request),
    }
    const result = route.run(api)
    return result instanceof Promise ? result.then(answered) : answered(result)
  }
  return schema ? readJson(request).then((body) => run(parse(schema, body))) : run({})
}

/** Operations of the Backend API, to mount at `/v1` or, for some, at the root. */
export function backendApi(instance: Instance, routes: readonly Route[], limit: RateLimiter): Hono {
  const app = new Hono()
  for (const route of routes) {
    const path = route.path.replace(/\{(\w+)\}/g, ':$1')
    app.on(route.method, path, (context) => {
      const refused = (error: unknown): Response => refusal(context.req.raw, error)
      try {
        const response = handle(instance, limit, route, context)
        return response instanceof Promise ? response.catch(refused) : response
      } catch (error) {
        return refused(error)
      }
    })
  }
  return app
}

/** Answers a request for an operation that the emulator does not have. */
export function unsupportedOperation(instance: Instance, request: Request): Response {
  return refusal(request, unsupported(instance, request.method, targetOf(request.url).path))
}
