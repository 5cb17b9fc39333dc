import {
  accountRoute,
  accountRoutes,
  accountSweep,
  accountWebhook,
  deleteSelf,
  type RouteHandlers,
} from '@account-routes/tanstack-start'
import { operations, options, sweep, unset as unsetOptions, webhook } from '../../options.ts'

export const all: RouteHandlers = accountRoutes(options)
export const unset: RouteHandlers = accountRoutes(unsetOptions)

const routes = new Map<string | undefined, RouteHandlers>([
  ...operations.map((it) => [it.id, accountRoute(it, options)] as const),
  ['webhook', accountWebhook(webhook)],
  ['sweep', accountSweep(sweep)],
  ['without-clerk-alone', accountRoute(deleteSelf, options)],
])

/** The operation that the address ends with. */
export const alone: RouteHandlers = {
  ANY: (context) => {
    const route = routes.get(new URL(context.request.url).pathname.split('/').at(-1))
    return route ? route.ANY(context) : Promise.resolve(new Response('Not found', { status: 404 }))
  },
}
