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
import { auth, clerkClient } from '@clerk/tanstack-react-start/server'

export * from '@account-routes/core'

type Params = Readonly<Record<string, string | undefined>>

/** The handlers of a server route: one for every method. */
export interface RouteHandlers {
  readonly ANY: (context: { readonly request: Request; readonly params: Params }) => Promise<Response>
}

/**
 * The whole table of operations, for `routes/api/account/$.ts`:
 * `createFileRoute('/api/account/$')({ server: { handlers: accountRoutes() } })`.
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function accountRoutes(options?: AccountRoutesOptions): RouteHandlers {
  return routeHandlers(createRoutes(options))
}

/**
 * One operation, for a server route of its own: `server: { handlers: accountRoute(deleteSelf) }`.
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function accountRoute(operation: Operation, options?: AccountRoutesOptions): RouteHandlers {
  return routeHandlers(createRoute(operation, options))
}

const routeHandlers = (handler: Handler): RouteHandlers => ({
  ANY: async ({ request, params }) => {
    const rest = `/${params._splat ?? ''}`
    // The router unescapes it and takes the slash off its end, which is what dots in a path come down to.
    const path = new URL(request.url).pathname.endsWith(rest) ? rest : ''
    const reply = await handler(viewOf(request, { path, params }), { auth, clerkClient, setup })
    drain(request)
    return toResponse(reply)
  },
})

const setup = "requestMiddleware: [clerkMiddleware()] // in start.ts, from '@clerk/tanstack-react-start/server'"
