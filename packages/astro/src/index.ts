/// <reference types="@clerk/astro/env" />
import {
  type AccountRoutesOptions,
  createRoute,
  createRoutes,
  type Handler,
  type Operation,
  toResponse,
  viewOf,
} from '@account-routes/core'
import { clerkClient } from '@clerk/astro/server'
import type { APIRoute } from 'astro'

export * from '@account-routes/core'

/**
 * The whole table of operations, for `src/pages/api/account/[...path].ts`: `export const ALL = accountRoutes()`.
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function accountRoutes(options?: AccountRoutesOptions): APIRoute {
  return apiRoute(createRoutes(options))
}

/**
 * One operation, for an endpoint of its own: `export const POST = accountRoute(deleteSelf)`. As `ALL` it answers every
 * other method with 405, which are 404 in Astro otherwise.
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function accountRoute(operation: Operation, options?: AccountRoutesOptions): APIRoute {
  return apiRoute(createRoute(operation, options))
}

const apiRoute =
  (handler: Handler): APIRoute =>
  async (context) => {
    const { request, params, locals } = context
    // The rest parameter stands last, whatever it is called. Astro unescapes it and takes the slash off its end, which is
    // what dots in a path come down to; no path of ours has either.
    const found = `/${Object.values(params).at(-1) ?? ''}`
    const path = new URL(request.url).pathname.endsWith(found) ? found : ''
    const view = viewOf(request, { path, params })
    return toResponse(
      await handler(view, { auth: () => locals.auth(), clerkClient: () => clerkClient(context), setup }),
    )
  }

const setup = "export const onRequest = clerkMiddleware() // in src/middleware.ts, from '@clerk/astro/server'"
