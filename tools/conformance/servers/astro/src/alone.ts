import { accountRoute, accountSweep, accountWebhook } from '@account-routes/astro'
import type { APIRoute } from 'astro'
import { operations, options, sweep, webhook } from '../../options.ts'

const routes = new Map<string | undefined, APIRoute>([
  ...operations.map((it) => [it.id, accountRoute(it, options)] as const),
  ['webhook', accountWebhook(webhook)],
  ['sweep', accountSweep(sweep)],
])

/** The operation that the address ends with. */
export const ALL: APIRoute = (context) => {
  const route = routes.get(context.url.pathname.split('/').at(-1))
  return route ? route(context) : new Response('Not found', { status: 404 })
}
