import { accountRoute, accountSweep, accountWebhook } from '@account-routes/nuxt'
import { defineEventHandler, type EventHandler } from 'h3'
import { operations, options, sweep, webhook } from '../../options.ts'

const routes = new Map<string | undefined, EventHandler>([
  ...operations.map((it) => [it.id, accountRoute(it, options)] as const),
  ['webhook', accountWebhook(webhook)],
  ['sweep', accountSweep(sweep)],
])

/** The operation that the address ends with. */
export default defineEventHandler((event) => routes.get(event.path.split('?', 1)[0]?.split('/').at(-1))?.(event))
