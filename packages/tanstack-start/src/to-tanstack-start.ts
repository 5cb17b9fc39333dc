import { catchAllPath, drain, type Handler, pathnameOf, toResponse, webView } from '@account-routes/core/adapter'
import { auth, clerkClient } from '@clerk/tanstack-react-start/server'

type Params = Readonly<Record<string, string | undefined>>

/** The handlers of a server route: one for every method. */
export interface RouteHandlers {
  readonly ANY: (context: { readonly request: Request; readonly params: Params }) => Promise<Response>
}

/**
 * Lifts a handler into the handlers of a server route.
 * @example createFileRoute('/api/me')({ server: { handlers: toTanStackStart(createRoute(deleteSelf)) } })
 */
export function toTanStackStart(handler: Handler): RouteHandlers {
  return {
    ANY: async ({ request, params }) => {
      const path = catchAllPath(params._splat, pathnameOf(request))
      const reply = await handler(webView(request, { path, params }), { auth, clerkClient, setup })
      drain(request)
      return toResponse(reply)
    },
  }
}

const setup = "requestMiddleware: [clerkMiddleware()] // in start.ts, from '@clerk/tanstack-react-start/server'"
