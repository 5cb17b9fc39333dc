import { accountRoute, accountSweep, accountWebhook, deleteSelf, type RouteHandler } from '@account-routes/next'
import { operations, options, sweep, webhook } from '../options.ts'

const routes = new Map<string | undefined, RouteHandler>([
  ...operations.map((it) => [it.id, accountRoute(it, options)] as const),
  ['webhook', accountWebhook(webhook)],
  ['sweep', accountSweep(sweep)],
  ['without-clerk-alone', accountRoute(deleteSelf, options)],
])

/** The operation that the address ends with. */
const handle: RouteHandler = (request, context) => {
  const route = routes.get(new URL(request.url).pathname.split('/').at(-1))
  return route ? route(request, context) : Promise.resolve(new Response('Not found', { status: 404 }))
}

export { handle as GET, handle as POST }
