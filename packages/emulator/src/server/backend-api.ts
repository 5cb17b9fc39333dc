import { randomBytes, timingSafeEqual } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { ApiRequest, Route } from '../api/route.ts'
import { ClerkError, clerkError, errorItem } from '../errors.ts'
import type { Instance } from '../instance.ts'
import { parse } from '../validation.ts'
import { readFile, readJson } from './body.ts'
import { createRateLimiter, type RateLimiter } from './rate-limit.ts'

/** Clerk's API versions that SDKs ask for, oldest first. */
const versions = ['2021-02-05', '2024-10-01', '2025-04-10', '2025-11-10', '2026-05-12'] as const
const newest = '2026-05-12'

/** Exactly this content type: with a charset Clerk's SDK takes every answer for text. */
const json = (value: unknown, status: number, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json', ...headers } })

const traceId = (): string => randomBytes(16).toString('hex')

const sameText = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** The one check of the secret key. */
const authenticate = (instance: Instance, header: string | undefined): void => {
  if (!header) throw clerkError('authentication_invalid')
  const [scheme, key] = header.split(' ')
  if (scheme !== 'Bearer' || !key) throw clerkError('authorization_header_format_invalid')
  if (!sameText(key, instance.secretKey)) throw clerkError('clerk_key_invalid')
}

const versionOf = (request: Request): string => {
  const version =
    request.headers.get('clerk-api-version') ?? new URL(request.url).searchParams.get('__clerk_api_version')
  if (!version) return newest
  if (!versions.some((known) => known === version)) throw clerkError('api_version_invalid', version)
  return version
}

const queryOf = (request: Request): Record<string, string[]> => {
  const query: Record<string, string[]> = Object.create(null)
  for (const [key, value] of new URL(request.url).searchParams) {
    const values = query[key]
    if (values) values.push(value)
    else query[key] = [value]
  }
  return query
}

const answer = (request: Request, error: unknown): Response => {
  const trace = traceId()
  const known = error instanceof ClerkError
  // A caller who hung up in the middle of a body is no fault of ours.
  if (!known && !request.signal.aborted) console.error(error)
  const [status, errors, headers] = known
    ? [error.status, error.errors, error.headers]
    : [500, [errorItem('internal_clerk_error')], {}]
  return json({ errors, clerk_trace_id: trace }, status, { 'clerk-trace-id': trace, ...headers })
}

const handle = async (instance: Instance, limit: RateLimiter, route: Route, context: Context): Promise<Response> => {
  const request = context.req.raw
  authenticate(instance, context.req.header('authorization'))
  limit(route, context.req.param('user_id'))
  const version = versionOf(request)
  const schema = typeof route.body === 'function' ? route.body(version) : route.body
  const api: ApiRequest<unknown, unknown> = {
    instance,
    version,
    param: (name) => context.req.param(name) as string,
    query: route.query ? parse(route.query, queryOf(request)) : {},
    body: schema ? parse(schema, await readJson(request)) : {},
    file: () => readFile(request),
  }
  const result = await route.run(api)
  return json(result, 200, { 'clerk-trace-id': traceId() })
}

/** The Backend API as an app to mount at `/v1`. */
export const backendApi = (instance: Instance, routes: readonly Route[]): Hono => {
  const app = new Hono()
  const limit = createRateLimiter(instance)
  for (const route of routes) {
    const path = route.path.replace(/\{(\w+)\}/g, ':$1')
    app.on(route.method, path, async (context) => {
      try {
        return await handle(instance, limit, route, context)
      } catch (error) {
        return answer(context.req.raw, error)
      }
    })
  }
  app.all('*', (context) => {
    const what = `${context.req.method} ${new URL(context.req.url).pathname}: this operation`
    return answer(context.req.raw, clerkError('resource_not_found', what))
  })
  return app
}
