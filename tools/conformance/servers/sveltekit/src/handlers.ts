import {
  accountRoute,
  accountRoutes,
  accountSweep,
  accountWebhook,
  deleteSelf,
  type ServerExports,
} from '@account-routes/sveltekit'
import { operations, options, sweep, unset as unsetOptions, webhook } from '../../options.ts'

export const all: ServerExports = accountRoutes(options)
export const unset: ServerExports = accountRoutes(unsetOptions)

const routes = new Map<string | undefined, ServerExports>([
  ...operations.map((it) => [it.id, accountRoute(it, options)] as const),
  ['webhook', accountWebhook(webhook)],
  ['sweep', accountSweep(sweep)],
  ['without-clerk-alone', accountRoute(deleteSelf, options)],
])

/** The operation that the address ends with. */
export const alone: ServerExports = {
  fallback: (event) =>
    routes.get(event.url.pathname.split('/').at(-1))?.fallback(event) ?? new Response('Not found', { status: 404 }),
  trailingSlash: 'ignore',
}
