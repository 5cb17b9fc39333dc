/// <reference types="@clerk/astro/env" />
import { catchAllPath, type Handler, pathnameOf, toResponse, webView } from '@account-routes/core/adapter'
import { clerkClient } from '@clerk/astro/server'
import type { APIRoute } from 'astro'

/**
 * Lifts a handler into an endpoint.
 * @example export const DELETE = toAstro(createRoute(deleteSelf))
 */
export function toAstro(handler: Handler): APIRoute {
  return async (context) => {
    const { request, params, locals } = context
    // The rest parameter is the last, whatever its name.
    const path = catchAllPath(Object.values(params).at(-1), pathnameOf(request))
    const clerk = { auth: () => locals.auth(), clerkClient: () => clerkClient(context), setup }
    return toResponse(await handler(webView(request, { path, params }), clerk))
  }
}

const setup = "export const onRequest = clerkMiddleware() // in src/middleware.ts, from '@clerk/astro/server'"
