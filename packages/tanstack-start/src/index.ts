import type { AccountRouteOptions, AccountRoutesOptions, Operation } from '@account-routes/core'
import { createRoute, createRoutes } from '@account-routes/core/adapter'
import { type RouteHandlers, toTanStackStart } from './to-tanstack-start.ts'

export * from '@account-routes/core'
export { type RouteHandlers, toTanStackStart } from './to-tanstack-start.ts'

/**
 * Every operation, for `routes/api/account/$.ts`.
 * @example createFileRoute('/api/account/$')({ server: { handlers: accountRoutes() } })
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function accountRoutes(options?: AccountRoutesOptions): RouteHandlers {
  return toTanStackStart(createRoutes(options))
}

/**
 * One operation, for a server route of its own.
 * @example createFileRoute('/api/deleteUser')({ server: { handlers: accountRoute(deleteSelf) } })
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function accountRoute<Id extends string>(
  operation: Operation<Id>,
  options?: AccountRouteOptions<Id>,
): RouteHandlers {
  return toTanStackStart(createRoute(operation, options))
}
