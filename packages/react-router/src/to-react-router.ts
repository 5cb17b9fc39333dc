import { catchAllPath, drain, type Handler, toResponse, webView } from '@account-routes/core/adapter'
import { clerkClient, getAuth } from '@clerk/react-router/server'
import type { LoaderFunctionArgs } from 'react-router'

type RouteFunction = (args: LoaderFunctionArgs) => Promise<Response>

/** The exports of a resource route: `loader` answers GET, HEAD and OPTIONS, `action` every other method. */
export interface ResourceRoute {
  readonly loader: RouteFunction
  readonly action: RouteFunction
  /** For the router's own client, which gets the answer without its headers. */
  readonly headers: () => Readonly<Record<string, string>>
}

/** Answers are personal, whoever asks for them. */
const headers = (): Readonly<Record<string, string>> => ({
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
})

/**
 * Lifts a handler into a resource route.
 * @example const { loader, action, headers } = toReactRouter(createRoute(deleteSelf)); export { loader, action, headers }
 */
export function toReactRouter(handler: Handler): ResourceRoute {
  const answer: RouteFunction = async (args) => {
    const { request, params } = args
    // React Router 7 has no `url`: its request has this address already.
    const url = args.url ?? new URL(request.url)
    // The router's own client, behind a <Form>, a <Link> or a fetcher. It follows a redirect as a browser does.
    const asksForData = new URL(request.url).pathname.endsWith('.data')
    const path = catchAllPath(params['*'], url.pathname)
    const view = webView(request, { path, params, ...(asksForData && { url, navigation: true }) })
    const clerk = { auth: () => getAuth(args), clerkClient: () => clerkClient(args), setup }
    const response = toResponse(await handler(view, clerk))
    drain(request)
    // The session has changed or is about to: the next page loads anew, through Clerk's middleware.
    if (asksForData && response.status === 303) response.headers.set('X-Remix-Reload-Document', 'true')
    return response
  }
  return { loader: answer, action: answer, headers }
}

const setup = "export const middleware = [clerkMiddleware()] // in root.tsx, from '@clerk/react-router/server'"
