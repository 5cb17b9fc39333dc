import type {
  AccountRouteOptions,
  AccountRoutesOptions,
  Operation,
  SweepRouteOptions,
  WebhookOptions,
} from '@account-routes/core'
import { assertConfigured, createRoute, createRoutes, createSweep, createWebhook } from '@account-routes/core/adapter'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import { parserErrorHandler, toExpress } from './to-express.ts'

export * from '@account-routes/core'
export { toExpress } from './to-express.ts'

/**
 * Every operation, mounted after `app.use(clerkMiddleware())`.
 * @example app.use('/api/account', accountRoutes())
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountRoutes(options?: AccountRoutesOptions): [RequestHandler, ErrorRequestHandler] {
  assertConfigured(options)
  const handler = createRoutes(options)
  return [toExpress(handler), parserErrorHandler(handler)]
}

/**
 * One operation.
 * @example app.post('/deleteUser', accountRoute(deleteSelf))
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountRoute<Id extends string>(
  operation: Operation<Id>,
  options?: AccountRouteOptions<Id>,
): RequestHandler {
  assertConfigured(options)
  return toExpress(createRoute(operation, options))
}

/**
 * Clerk's webhooks: verified, then handed to the app's functions.
 * @example app.post('/api/webhooks/clerk', accountWebhook({ onUserDeleted }))
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountWebhook(options?: WebhookOptions): RequestHandler {
  return toExpress(createWebhook(options))
}

/**
 * Runs the deletions that are due, for a cron service that sends the secret `CRON_SECRET`.
 * @example app.all('/api/sweep', accountSweep({ deletion }))
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountSweep(options: SweepRouteOptions): RequestHandler {
  return toExpress(createSweep(options))
}
