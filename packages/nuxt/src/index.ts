import {
  type AccountRoutesOptions,
  type ClerkClient,
  createRoute,
  createRoutes,
  type Handler,
  type Operation,
  type RequestView,
} from '@account-routes/core'
import { viewOf, writeHead } from '@account-routes/node'
import { createClerkClient } from '@clerk/backend'
import { defineEventHandler, type EventHandler, type H3Event, readRawBody } from 'h3'

export * from '@account-routes/core'

/**
 * The whole table of operations, for `server/api/account/[...].ts`: `export default accountRoutes()`.
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function accountRoutes(options?: AccountRoutesOptions): EventHandler {
  return eventHandler(createRoutes(options))
}

/**
 * One operation, for a server route of its own: `export default accountRoute(deleteSelf)`.
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function accountRoute(operation: Operation, options?: AccountRoutesOptions): EventHandler {
  return eventHandler(createRoute(operation, options))
}

// Text, because h3 stalls pipelined requests behind a Response that is returned.
const eventHandler = (handler: Handler): EventHandler =>
  defineEventHandler(async (event) => {
    const { auth } = event.context
    const clerkClient = () => clientOf(event)
    const reply = await handler(requestOf(event), { auth, clerkClient, setup })
    return writeHead(event.node.res, reply) ?? null
  })

function requestOf(event: H3Event): RequestView {
  const { req } = event.node
  const { params = {} } = event.context
  const url = req.originalUrl as string
  // The catch-all stands last, whatever it is called. h3 unescapes it, and an unescaped `?` ends it; no path of ours has
  // anything to escape.
  const found = `/${Object.values(params).pop() ?? ''}`
  const path = url.replace(/\?.*/, '').endsWith(found) ? found : ''
  return viewOf(req, { path, url, params, read: bodyFromH3(event) })
}

/** What a middleware read before, and what a `$fetch` inside of Nuxt carries, is not in the stream. */
async function* bodyFromH3(event: H3Event): AsyncGenerator<Uint8Array> {
  const bytes = await readRawBody(event, false)
  if (bytes) yield bytes
}

const clients: Record<string, ClerkClient> = {}

/**
 * Clerk's own `clerkClient(event)` imports from Nuxt's `#imports`, which only code inside of its bundle can. Like that one
 * it goes by the request's configuration, but makes one client a key.
 */
function clientOf(event: H3Event): ClerkClient {
  const {
    clerk,
    public: { clerk: shared },
  } = event.context.nitro.runtimeConfig
  const settings = { ...shared, ...clerk }
  // What is not set is empty there, and would replace what it is by default.
  for (const name in settings) settings[name] ||= shared[name] || undefined
  clients[clerk.secretKey] ??= createClerkClient(settings)
  return clients[clerk.secretKey] as ClerkClient
}

const setup = "modules: ['@clerk/nuxt'] // nuxt.config.ts"
