import { accountRoute, operations } from '@account-routes/nuxt'
import { defineEventHandler, type EventHandler } from 'h3'
import { options } from '../../options.ts'

const routes = new Map<string | undefined, EventHandler>(operations.map((it) => [it.id, accountRoute(it, options)]))

/** The operation that the address ends with. */
export default defineEventHandler((event) => routes.get(event.path.split('?', 1)[0]?.split('/').at(-1))?.(event))
