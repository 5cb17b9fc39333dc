import {
  catchAllPath,
  type Handler,
  pathnameOf,
  toResponse,
  type ViewOptions,
  webView,
} from '@account-routes/core/adapter'
import { auth, clerkClient } from '@clerk/nextjs/server'

type Params = Readonly<Record<string, string | readonly string[] | undefined>>

declare const process: { readonly env: { readonly __NEXT_ROUTER_BASEPATH?: string } }

/** A route handler of the App Router. */
export type RouteHandler = (request: Request, context: { readonly params: Promise<Params> }) => Promise<Response>

/**
 * Lifts a handler into a route handler.
 * @example export const DELETE = toNext(createRoute(deleteSelf))
 */
export function toNext(handler: Handler): RouteHandler {
  return async (request, context) => {
    // On a route without a dynamic segment Next.js resolves to undefined, despite its types.
    const params = (await context.params) ?? {}
    // The folder may give the catch-all any name.
    const found = Object.values(params).find(Array.isArray)
    const path = catchAllPath(found, pathnameOf(request))
    // Next.js takes its base path off the URL of the request, and writes it into the build under this name.
    const basePath = process.env.__NEXT_ROUTER_BASEPATH
    return toResponse(
      await handler(webView(request, { path, params, basePath, waitUntil: waitUntilOf() }), {
        auth,
        clerkClient,
        setup,
      }),
    )
  }
}

/** Set by platforms that freeze a function after its answer; Next.js documents it beside `after()`. */
const requestContext: unique symbol = Symbol.for('@next/request-context') as never

function waitUntilOf(): ViewOptions['waitUntil'] {
  const holder = globalThis as {
    [requestContext]?: { get?(): { readonly waitUntil?: ViewOptions['waitUntil'] } | undefined }
  }
  return holder[requestContext]?.get?.()?.waitUntil
}

const setup = "export default clerkMiddleware() // in proxy.ts (Next.js 15: middleware.ts), from '@clerk/nextjs/server'"
