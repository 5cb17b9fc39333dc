import type {
  AccountRouteOptions,
  AccountRoutesOptions,
  Operation,
  SweepRouteOptions,
  WebhookOptions,
} from '@account-routes/core'
import {
  assertConfigured,
  createRoute,
  createRoutes,
  createSweep,
  createWebhook,
  pathBelow,
  pathnameOf,
  segmentsOf,
} from '@account-routes/core/adapter'
import type { FastifyPluginCallback, RouteShorthandOptionsWithHandler } from 'fastify'
import { toFastify } from './to-fastify.ts'

export * from '@account-routes/core'
export { toFastify } from './to-fastify.ts'

/**
 * Every operation, as a plugin registered after `app.register(clerkPlugin)`.
 * @example app.register(accountRoutes, { prefix: '/api/account' })
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export const accountRoutes: FastifyPluginCallback<AccountRoutesOptions & { readonly prefix?: string }> = (
  app,
  { prefix: _, ...options },
  done,
) => {
  // Thrown out of a plugin, an error would end the process instead of the start.
  try {
    assertConfigured(options)
    const handler = createRoutes(options)
    const mountSegments = segmentsOf(app.prefix).length
    const route = toFastify(handler, ({ raw }) => pathBelow(pathOf(raw.url as string), mountSegments))
    // A prefix that ends with a slash would make it two.
    app.all(app.prefix.endsWith('/') ? '*' : '/*', route)
    done()
  } catch (error) {
    done(error as Error)
  }
}

/** A proxy may send a whole address, which Fastify routes by its path. */
const pathOf = (url: string): string => pathnameOf({ url: url.startsWith('/') ? `http://host${url}` : url })

/**
 * One operation.
 * @example app.post('/deleteUser', accountRoute(deleteSelf))
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountRoute<Id extends string>(
  operation: Operation<Id>,
  options?: AccountRouteOptions<Id>,
): RouteShorthandOptionsWithHandler {
  assertConfigured(options)
  return toFastify(createRoute(operation, options))
}

/**
 * Clerk's webhooks: verified, then handed to the app's functions.
 * @example app.post('/api/webhooks/clerk', accountWebhook({ onUserDeleted }))
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountWebhook(options?: WebhookOptions): RouteShorthandOptionsWithHandler {
  return toFastify(createWebhook(options))
}

/**
 * Runs the deletions that are due, for a cron service that sends the secret `CRON_SECRET`.
 * @example app.get('/api/sweep', accountSweep({ deletion }))
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountSweep(options: SweepRouteOptions): RouteShorthandOptionsWithHandler {
  return toFastify(createSweep(options))
}
