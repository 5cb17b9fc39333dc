import type {
  AccountRouteOptions,
  AccountRoutesOptions,
  Operation,
  SweepRouteOptions,
  WebhookOptions,
} from '@account-routes/core'
import { createRoute, createRoutes, createSweep, createWebhook } from '@account-routes/core/adapter'
import { type ResourceRoute, toReactRouter } from './to-react-router.ts'

export * from '@account-routes/core'
export { type ResourceRoute, toReactRouter } from './to-react-router.ts'

/**
 * Every operation, for `routes/api.account.$.ts`. Export them in a list, because React Router's compiler takes no
 * `export const { … }`. A signed-out visitor is sent to `signInUrl`, which is `/sign-in` here by default.
 * @example const { loader, action, headers } = accountRoutes(); export { loader, action, headers }
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountRoutes(options?: AccountRoutesOptions): ResourceRoute {
  return toReactRouter(createRoutes({ ...defaults, ...options }))
}

/**
 * One operation, for a resource route of its own.
 * @example const { loader, action, headers } = accountRoute(deleteSelf); export { loader, action, headers }
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountRoute<Id extends string>(
  operation: Operation<Id>,
  options?: AccountRouteOptions<Id>,
): ResourceRoute {
  return toReactRouter(createRoute(operation, { ...defaults, ...options }))
}

const defaults = { signInUrl: '/sign-in' }

/**
 * Clerk's webhooks: verified, then handed to the app's functions.
 * @example const { loader, action, headers } = accountWebhook({ onUserDeleted }); export { loader, action, headers }
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountWebhook(options?: WebhookOptions): ResourceRoute {
  return toReactRouter(createWebhook(options))
}

/**
 * Runs the deletions that are due, for a cron service that sends the secret `CRON_SECRET`.
 * @example const { loader, action, headers } = accountSweep({ deletion }); export { loader, action, headers }
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountSweep(options: SweepRouteOptions): ResourceRoute {
  return toReactRouter(createSweep(options))
}
