import {
  type AccountRoutesOptions,
  createRoute,
  createRoutes,
  drain,
  type Handler,
  type Operation,
  toResponse,
  viewOf,
} from '@account-routes/core'
import { getAuth } from '@clerk/hono'
import { type Context, Hono, type Handler as HonoHandler } from 'hono'
import { routePath } from 'hono/route'

export * from '@account-routes/core'

/**
 * The whole table of operations: `app.route('/api/account', accountRoutes())` after `app.use(clerkMiddleware())`.
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function accountRoutes(options?: AccountRoutesOptions): Hono {
  const handler = createRoutes(options)
  return new Hono().all('/*', (c) => answer(handler, c, pathBelow(new URL(c.req.url).pathname, routePath(c))))
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
  const view = viewOf(raw, { path, params: c.req.param() })
  // A middleware that read the body before left it with Hono.
  const body = async () => new Uint8Array(await c.req.arrayBuffer())
  const reply = await handler(raw.bodyUsed ? { ...view, parsedBody: await body() } : view, {
    auth: () => getAuth(c),
    clerkClient: () => c.get('clerk'),
    setup: "app.use(clerkMiddleware()) // from '@clerk/hono'",
  })
  drain(raw)
  for (const name of [...c.res.headers.keys()]) if (name.startsWith('x-clerk-auth-')) c.res.headers.delete(name)
  return toResponse(reply)
}

/** A mount may itself have parameters, so its segments are counted, not compared. */
const pathBelow = (path: string, mount: string): string =>
  `/${path
    .split('/')
    .slice(mount.split('/').length - 1)
    .join('/')}`
