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
  mountPath,
  toResponse,
  webView,
} from '@account-routes/core/adapter'
import { type FetchClerk, type FetchHandler, toFetch } from './to-fetch.ts'

export * from '@account-routes/core'
export { type AuthenticateOptions, Authentication } from './authenticate.ts'
export { type FetchClerk, type FetchHandler, type Params, type PlatformContext, toFetch } from './to-fetch.ts'

/** Options of `accountRoutes()`. */
export interface FetchOptions extends AccountRoutesOptions, FetchClerk {
  /**
   * The path that the operations are mounted at.
   * @default '/api/account'
   */
  readonly basePath?: string
}

/**
 * Mounts every operation, for any server of `(Request) => Response`.
 * @example const handler = accountRoutes({ clerkClient: createClerkClient({ secretKey, publishableKey }) })
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountRoutes(options: FetchOptions): FetchHandler {
  const { clerkClient, authenticate, basePath = '/api/account', ...rest } = options ?? {}
  assertClient(clerkClient)
  return toFetch(
    createRoutes(rest),
    { clerkClient, ...(authenticate && { authenticate }) },
    mountPath('basePath', basePath),
  )
}

/**
 * Mounts one operation, at any path of the server.
 * @example const handler = accountRoute(deleteSelf, { clerkClient }); handler(request, { userId })
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountRoute<Id extends string>(
  operation: Operation<Id>,
  options: AccountRouteOptions<Id> & FetchClerk,
): FetchHandler {
  const { clerkClient, authenticate, ...rest } = options ?? {}
  assertClient(clerkClient)
  return toFetch(createRoute(operation, rest as AccountRouteOptions<Id>), {
    clerkClient,
    ...(authenticate && { authenticate }),
  })
}

function assertClient(clerkClient: unknown): void {
  if (typeof (clerkClient as { authenticateRequest?: unknown } | undefined)?.authenticateRequest !== 'function')
    throw new TypeError(
      'account-routes: pass clerkClient: createClerkClient({ secretKey, publishableKey }) from @clerk/backend.',
    )
}

/**
 * Clerk's webhooks: verified, then handed to the app's functions.
 * @example const webhook = accountWebhook({ clerkClient, onUserDeleted })
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountWebhook(options: WebhookOptions & Pick<FetchClerk, 'clerkClient'>): FetchHandler {
  const { clerkClient, ...rest } = options ?? {}
  assertClient(clerkClient)
  return toFetch(createWebhook(rest), { clerkClient })
}

/**
 * Runs the deletions that are due, for a cron service that sends the secret `CRON_SECRET`.
 * @example const sweep = accountSweep({ deletion })
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function accountSweep(options: SweepRouteOptions): FetchHandler {
  const handler = createSweep(options)
  return async (request) => toResponse(await handler(webView(request)))
}
