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
import { clerkClient, getAuth } from '@clerk/react-router/server'
import type { LoaderFunctionArgs } from 'react-router'

export * from '@account-routes/core'

type RouteFunction = (args: LoaderFunctionArgs) => Promise<Response>

/** What a resource route exports: `loader` answers GET, HEAD and OPTIONS, `action` every other method. */
export interface ResourceRoute {
  readonly loader: RouteFunction
  readonly action: RouteFunction
}

/**
 * The whole table of operations, for `routes/api.account.$.ts`: `const { loader, action } = accountRoutes()` and then
 * `export { loader, action }`, because React Router's compiler takes no `export const { … }`. A page that is asked for
 * signed out is sent to `signInUrl`, which is `/sign-in` here unless you say otherwise.
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function accountRoutes(options?: AccountRoutesOptions): ResourceRoute {
  return resourceRoute(createRoutes({ ...defaults, ...options }))
}

/**
 * One operation, for a resource route of its own: `const { loader, action } = accountRoute(deleteSelf)`.
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function accountRoute(operation: Operation, options?: AccountRoutesOptions): ResourceRoute {
  return resourceRoute(createRoute(operation, { ...defaults, ...options }))
}

const defaults: AccountRoutesOptions = { signInUrl: '/sign-in' }

function resourceRoute(handler: Handler): ResourceRoute {
  const answer: RouteFunction = async (args) => {
    const { request, params } = args
    // React Router 7 has no `url`: its request has this address already.
    const url = args.url ?? new URL(request.url)
    // How the router's own client asks, for a <Form>, a <Link> or a fetcher. It follows a redirect as a browser does.
    const asksForData = new URL(request.url).pathname.endsWith('.data')
    const rest = `/${params['*'] ?? ''}`
    // The router unescapes it and takes the slash off its end, which is what dots in a path come down to.
    const path = url.pathname.endsWith(rest) ? rest : ''
    const view = viewOf(request, { path, params, ...(asksForData && { url, navigation: true }) })
    const clerk = { auth: () => getAuth(args), clerkClient: () => clerkClient(args), setup }
    const response = toResponse(await handler(view, clerk))
    drain(request)
    // Who is signed in has changed, or is about to: the next page starts anew, through Clerk's middleware.
    if (asksForData && response.status === 303) response.headers.set('X-Remix-Reload-Document', 'true')
    return response
  }
  return { loader: answer, action: answer }
}

const setup = "export const middleware = [clerkMiddleware()] // in root.tsx, from '@clerk/react-router/server'"
