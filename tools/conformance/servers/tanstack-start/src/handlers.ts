import { accountRoute, accountRoutes, deleteSelf, operations, type RouteHandlers } from '@account-routes/tanstack-start'
import { options, unset as unsetOptions } from '../../options.ts'

export const all: RouteHandlers = accountRoutes(options)
export const unset: RouteHandlers = accountRoutes(unsetOptions)

const routes = new Map<string | undefined, RouteHandlers>([
  ...operations.map((it) => [it.id, accountRoute(it, options)] as const),
  ['without-clerk-alone', accountRoute(deleteSelf, options)],
])

/** The operation that the address ends with. */
export const alone: RouteHandlers = {
  ANY: (context) => {
    const route = routes.get(new URL(context.request.url).pathname.split('/').at(-1))
    return route ? route.ANY(context) : Promise.resolve(new Response('Not found', { status: 404 }))
  },
}
