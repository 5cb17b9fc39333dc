import {
  type AccountRoutesOptions,
  createRoute,
  createRoutes,
  type Handler,
  type Operation,
  toResponse,
  viewOf,
} from '@account-routes/core'
import { auth, clerkClient } from '@clerk/nextjs/server'

export * from '@account-routes/core'

type Params = Readonly<Record<string, string | readonly string[] | undefined>>

/** A route handler of the App Router. */
export type RouteHandler = (request: Request, context: { readonly params: Promise<Params> }) => Promise<Response>

/** Every method that a route handler may answer. */
export type RouteMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'

/**
 * The whole table of operations, for `app/api/account/[[...path]]/route.ts`:
 * `export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = accountRoutes()`.
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function accountRoutes(options?: AccountRoutesOptions): Readonly<Record<RouteMethod, RouteHandler>> {
  const handle = routeHandler(createRoutes(options))
  return { GET: handle, HEAD: handle, POST: handle, PUT: handle, PATCH: handle, DELETE: handle, OPTIONS: handle }
}

/**
 * One operation, for a `route.ts` of its own: `export const POST = accountRoute(deleteSelf)`. Under every other method
 * that it is exported as, it answers 405.
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function accountRoute(operation: Operation, options?: AccountRoutesOptions): RouteHandler {
  return routeHandler(createRoute(operation, options))
}

const routeHandler =
  (handler: Handler): RouteHandler =>
  async (request, context) => {
    // Where a route has no dynamic segment, Next.js resolves to undefined, whatever its types say.
    const params = (await context.params) ?? {}
    const view = viewOf(request, { path: pathOf(params, request.url), params })
    return toResponse(await handler(view, { auth, clerkClient, setup }))
  }

/** What the catch-all segment found, whatever it is called. A path of ours has nothing in it to escape. */
function pathOf(params: Params, url: string): string {
  const path = `/${Object.values(params).find(Array.isArray)?.join('/') ?? ''}`
  const { pathname } = new URL(url)
  return pathname.includes('%') && !pathname.endsWith(path) ? '' : path
}

const setup = "export default clerkMiddleware() // in proxy.ts, from '@clerk/nextjs/server'"
