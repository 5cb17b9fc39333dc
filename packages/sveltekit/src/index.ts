import type {
  AccountRouteOptions,
  AccountRoutesOptions,
  Operation,
  SweepRouteOptions,
  WebhookOptions,
} from '@account-routes/core'
import { createRoute, createRoutes, createSweep, createWebhook } from '@account-routes/core/adapter'
import { type ServerExports, toSvelteKit } from './to-sveltekit.ts'

export * from '@account-routes/core'
export { type ServerExports, toSvelteKit } from './to-sveltekit.ts'

/**
 * Every operation, for `src/routes/api/account/[...path]/+server.ts`.
 * @example export const { fallback, trailingSlash } = accountRoutes()
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountRoutes(options?: AccountRoutesOptions): ServerExports {
  return toSvelteKit(createRoutes(options))
}

/**
 * One operation, for a `+server.ts` of its own.
 * @example export const { fallback, trailingSlash } = accountRoute(deleteSelf)
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountRoute<Id extends string>(
  operation: Operation<Id>,
  options?: AccountRouteOptions<Id>,
): ServerExports {
  return toSvelteKit(createRoute(operation, options))
}

/**
 * Clerk's webhooks: verified, then handed to the app's functions.
 * @example export const { fallback, trailingSlash } = accountWebhook({ onUserDeleted })
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountWebhook(options?: WebhookOptions): ServerExports {
  return toSvelteKit(createWebhook(options))
}

/**
 * Runs the deletions that are due, for a cron service that sends the secret `CRON_SECRET`.
 * @example export const { fallback, trailingSlash } = accountSweep({ deletion }) // src/routes/api/sweep/+server.ts
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountSweep(options: SweepRouteOptions): ServerExports {
  return toSvelteKit(createSweep(options))
}
