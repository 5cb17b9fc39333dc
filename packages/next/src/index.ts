import type {
  AccountRouteOptions,
  AccountRoutesOptions,
  Operation,
  SweepRouteOptions,
  WebhookOptions,
} from '@account-routes/core'
import { createRoute, createRoutes, createSweep, createWebhook } from '@account-routes/core/adapter'
import { type RouteHandler, toNext } from './to-next.ts'

export * from '@account-routes/core'
export { type RouteHandler, toNext } from './to-next.ts'

/** Every method that a route handler may answer. */
export type RouteMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'

/**
 * Every operation, for `app/api/account/[[...path]]/route.ts`.
 * @example export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = accountRoutes()
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountRoutes(options?: AccountRoutesOptions): Readonly<Record<RouteMethod, RouteHandler>> {
  const handle = toNext(createRoutes(options))
  return { GET: handle, HEAD: handle, POST: handle, PUT: handle, PATCH: handle, DELETE: handle, OPTIONS: handle }
}

/**
 * One operation, for a `route.ts` of its own. Under every other method that it is exported as, it answers 405.
 * @example export const POST = accountRoute(deleteSelf)
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountRoute<Id extends string>(
  operation: Operation<Id>,
  options?: AccountRouteOptions<Id>,
): RouteHandler {
  return toNext(createRoute(operation, options))
}

/**
 * Clerk's webhooks: verified, then handed to the app's functions.
 * @example export const POST = accountWebhook({ onUserDeleted })
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountWebhook(options?: WebhookOptions): RouteHandler {
  return toNext(createWebhook(options))
}

/**
 * Runs the deletions that are due, for a cron service that sends the secret `CRON_SECRET`.
 * @example export const GET = accountSweep({ deletion }) // app/api/sweep/route.ts
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountSweep(options: SweepRouteOptions): RouteHandler {
  return toNext(createSweep(options))
}
