import type {
  AccountRouteOptions,
  AccountRoutesOptions,
  Operation,
  SweepRouteOptions,
  WebhookOptions,
} from '@account-routes/core'
import { createRoute, createRoutes, createSweep, createWebhook } from '@account-routes/core/adapter'
import type { EventHandler } from 'h3'
import { toNuxt } from './to-nuxt.ts'

export * from '@account-routes/core'
export { toNuxt } from './to-nuxt.ts'

/**
 * Every operation, for `server/api/account/[...].ts`.
 * @example export default accountRoutes()
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountRoutes(options?: AccountRoutesOptions): EventHandler {
  return toNuxt(createRoutes(options))
}

/**
 * One operation, for a server route of its own.
 * @example export default accountRoute(deleteSelf)
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountRoute<Id extends string>(
  operation: Operation<Id>,
  options?: AccountRouteOptions<Id>,
): EventHandler {
  return toNuxt(createRoute(operation, options))
}

/**
 * Clerk's webhooks: verified, then handed to the app's functions.
 * @example export default accountWebhook({ onUserDeleted })
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountWebhook(options?: WebhookOptions): EventHandler {
  return toNuxt(createWebhook(options))
}

/**
 * Runs the deletions that are due, for a cron service that sends the secret `CRON_SECRET`.
 * @example export default accountSweep({ deletion }) // server/api/sweep.ts
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountSweep(options: SweepRouteOptions): EventHandler {
  return toNuxt(createSweep(options))
}
