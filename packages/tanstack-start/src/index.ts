import type {
  AccountRouteOptions,
  AccountRoutesOptions,
  Operation,
  SweepRouteOptions,
  WebhookOptions,
} from '@account-routes/core'
import { createRoute, createRoutes, createSweep, createWebhook } from '@account-routes/core/adapter'
import { type RouteHandlers, toTanStackStart } from './to-tanstack-start.ts'

export * from '@account-routes/core'
export { type RouteHandlers, toTanStackStart } from './to-tanstack-start.ts'

/**
 * Every operation, for `routes/api/account/$.ts`.
 * @example createFileRoute('/api/account/$')({ server: { handlers: accountRoutes() } })
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountRoutes(options?: AccountRoutesOptions): RouteHandlers {
  return toTanStackStart(createRoutes(options))
}

/**
 * One operation, for a server route of its own.
 * @example createFileRoute('/api/deleteUser')({ server: { handlers: accountRoute(deleteSelf) } })
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountRoute<Id extends string>(
  operation: Operation<Id>,
  options?: AccountRouteOptions<Id>,
): RouteHandlers {
  return toTanStackStart(createRoute(operation, options))
}

/**
 * Clerk's webhooks: verified, then handed to the app's functions.
 * @example createFileRoute('/api/webhooks/clerk')({ server: { handlers: accountWebhook({ onUserDeleted }) } })
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountWebhook(options?: WebhookOptions): RouteHandlers {
  return toTanStackStart(createWebhook(options))
}

/**
 * Runs the deletions that are due, for a cron service that sends the secret `CRON_SECRET`.
 * @example createFileRoute('/api/sweep')({ server: { handlers: accountSweep({ deletion }) } })
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountSweep(options: SweepRouteOptions): RouteHandlers {
  return toTanStackStart(createSweep(options))
}
