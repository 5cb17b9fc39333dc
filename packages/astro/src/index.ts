import type {
  AccountRouteOptions,
  AccountRoutesOptions,
  Operation,
  SweepRouteOptions,
  WebhookOptions,
} from '@account-routes/core'
import { createRoute, createRoutes, createSweep, createWebhook } from '@account-routes/core/adapter'
import type { APIRoute } from 'astro'
import { toAstro } from './to-astro.ts'

export * from '@account-routes/core'
export { toAstro } from './to-astro.ts'

/**
 * Every operation, for `src/pages/api/account/[...path].ts`.
 * @example export const prerender = false; export const ALL = accountRoutes()
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountRoutes(options?: AccountRoutesOptions): APIRoute {
  return toAstro(createRoutes(options))
}

/**
 * One operation, for an endpoint of its own. As `ALL` it answers other methods with 405; Astro itself says 404.
 * @example export const prerender = false; export const POST = accountRoute(deleteSelf)
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountRoute<Id extends string>(operation: Operation<Id>, options?: AccountRouteOptions<Id>): APIRoute {
  return toAstro(createRoute(operation, options))
}

/**
 * Clerk's webhooks: verified, then handed to the app's functions.
 * @example export const prerender = false; export const POST = accountWebhook({ onUserDeleted })
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountWebhook(options?: WebhookOptions): APIRoute {
  return toAstro(createWebhook(options))
}

/**
 * Runs the deletions that are due, for a cron service that sends the secret `CRON_SECRET`.
 * @example export const prerender = false; export const GET = accountSweep({ deletion })
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountSweep(options: SweepRouteOptions): APIRoute {
  return toAstro(createSweep(options))
}
