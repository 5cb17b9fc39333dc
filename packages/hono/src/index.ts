import type {
  AccountRouteOptions,
  AccountRoutesOptions,
  Operation,
  SweepRouteOptions,
  WebhookOptions,
} from '@account-routes/core'
import {
  createRoute,
  createRoutes,
  createSweep,
  createWebhook,
  pathBelow,
  pathnameOf,
  segmentsOf,
} from '@account-routes/core/adapter'
import { type Context, Hono, type Handler as HonoHandler } from 'hono'
import { routePath } from 'hono/route'
import { toHono } from './to-hono.ts'

export * from '@account-routes/core'
export { toHono } from './to-hono.ts'

/**
 * Every operation, mounted after `app.use(clerkMiddleware())`.
 * @example app.route('/api/account', accountRoutes())
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountRoutes(options?: AccountRoutesOptions): Hono {
  // The last segment of the route's path is the star.
  const mountSegments = (c: Context) => segmentsOf(routePath(c)).length - 1
  const pathOf = (c: Context) => pathBelow(pathnameOf(c.req.raw), mountSegments(c))
  return new Hono().all('/*', toHono(createRoutes(options), pathOf))
}

/**
 * One operation.
 * @example app.post('/deleteUser', accountRoute(deleteSelf))
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountRoute<Id extends string>(
  operation: Operation<Id>,
  options?: AccountRouteOptions<Id>,
): HonoHandler {
  return toHono(createRoute(operation, options))
}

/**
 * Clerk's webhooks: verified, then handed to the app's functions.
 * @example app.post('/api/webhooks/clerk', accountWebhook({ onUserDeleted }))
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountWebhook(options?: WebhookOptions): HonoHandler {
  return toHono(createWebhook(options))
}

/**
 * Runs the deletions that are due, for a cron service that sends the secret `CRON_SECRET`.
 * @example app.get('/api/sweep', accountSweep({ deletion }))
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountSweep(options: SweepRouteOptions): HonoHandler {
  return toHono(createSweep(options))
}
