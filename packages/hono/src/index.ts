import {
  type AccountRoutesOptions,
  createRoute,
  createRoutes,
  drain,
  type Handler,
  type Operation,
  pathBelow,
  pathnameOf,
  type Reply,
  viewOf,
} from '@account-routes/core'
import { getAuth } from '@clerk/hono'
import { type Context, Hono, type Handler as HonoHandler } from 'hono'
import { routePath } from 'hono/route'
import type { StatusCode } from 'hono/utils/http-status'

export * from '@account-routes/core'

/**
 * The whole table of operations: `app.route('/api/account', accountRoutes())` after `app.use(clerkMiddleware())`.
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function accountRoutes(options?: AccountRoutesOptions): Hono {
  const handler = createRoutes(options)
  // The last segment of the route's path is the star.
  const segments = (c: Context) => routePath(c).split('/').length - 2
  return new Hono().all('/*', (c) => answer(handler, c, pathBelow(pathnameOf(c.req.raw), segments(c))))
}

/**
 * One operation: `app.post('/deleteUser', accountRoute(deleteSelf))`.
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function accountRoute(operation: Operation, options?: AccountRoutesOptions): HonoHandler {
  const handler = createRoute(operation, options)
  return (c) => answer(handler, c, '/')
}

async function answer(handler: Handler, c: Context, path: string): Promise<Response> {
  const { raw } = c.req
  // A middleware that read the body before left it with Hono.
  const parsedBody = raw.bodyUsed ? new Uint8Array(await c.req.arrayBuffer()) : undefined
  const reply = await handler(viewOf(raw, { path, params: c.req.param(), parsedBody }), {
    auth: () => getAuth(c),
    clerkClient: () => c.get('clerk'),
    setup: "app.use(clerkMiddleware()) // from '@clerk/hono'",
  })
  drain(raw)
  for (const name of [...c.res.headers.keys()]) if (name.startsWith('x-clerk-auth-')) c.res.headers.delete(name)
  return send(c, reply)
}

/** Beside the headers that a middleware set before. */
function send(c: Context, { status, headers, body }: Reply): Response {
  for (const [name, value] of headers) c.header(name, value, { append: name === 'Set-Cookie' || name === 'Vary' })
  if (body !== undefined) c.header('Content-Type', 'application/json')
  const response = c.newResponse(body === undefined ? null : JSON.stringify(body), status as StatusCode)
  // It has those headers by now, and Hono would copy it to put them in once more, its body as a stream.
  c.res = undefined
  c.res = response
  return response
}
