import type { ClerkClient } from '@account-routes/core'
import { catchAllPath, type Handler, type RequestView } from '@account-routes/core/adapter'
import { nodeView, writeHead } from '@account-routes/node'
import { createClerkClient } from '@clerk/backend'
import { defineEventHandler, type EventHandler, type H3Event, readRawBody } from 'h3'

/**
 * Lifts a handler into an event handler.
 * @example export default toNuxt(createRoute(deleteSelf))
 */
export function toNuxt(handler: Handler): EventHandler {
  return defineEventHandler(async (event) => {
    const reply = await handler(requestOf(event), {
      auth: event.context.auth,
      clerkClient: () => clientOf(event),
      setup,
      // Read late: without Clerk's module there is nothing to read it from.
      get apiUrl() {
        return settingsOf(event).apiUrl
      },
      get webhookSigningSecret() {
        return settingsOf(event).webhookSigningSecret
      },
    })
    // Text, because h3 stalls pipelined requests behind a returned Response.
    return writeHead(event.node.res, reply) ?? null
  })
}

function requestOf(event: H3Event): RequestView {
  const { req } = event.node
  const { params = {} } = event.context
  const url = req.originalUrl as string
  // The catch-all is the last parameter, whatever its name. h3 unescapes it, and an unescaped `?` ends it.
  const path = catchAllPath(Object.values(params).pop(), url.split('?', 1)[0] as string)
  // Nitro's presets for serverless platforms set it.
  const { waitUntil } = event as { waitUntil?: RequestView['waitUntil'] }
  return nodeView(req, { path, url, params, read: bodyFromH3(event), waitUntil: waitUntil?.bind(event) })
}

/** A body that a middleware already read, or that a `$fetch` inside Nuxt carries, is not in the stream. */
async function* bodyFromH3(event: H3Event): AsyncGenerator<Uint8Array> {
  const bytes = await readRawBody(event, false)
  if (bytes) yield bytes
}

const clients: Record<string, ClerkClient> = {}

/**
 * Clerk's own `clerkClient(event)` imports from Nuxt's `#imports`, which only code inside Nuxt's bundle can. Like it, this
 * follows the request's configuration, but keeps one client per secret key.
 */
function clientOf(event: H3Event): ClerkClient {
  const settings = settingsOf(event)
  const { secretKey } = settings
  clients[secretKey] ??= createClerkClient(settings)
  return clients[secretKey] as ClerkClient
}

type Settings = NonNullable<Parameters<typeof createClerkClient>[0]> & {
  secretKey: string
  apiUrl?: string
  webhookSigningSecret?: string
}

function settingsOf(event: H3Event): Settings {
  const { clerk, public: shared } = event.context.nitro.runtimeConfig
  const settings = { ...shared.clerk, ...clerk }
  // Unset values are empty there, and would replace the defaults.
  for (const name in settings) settings[name] ||= shared.clerk[name] || undefined
  return settings
}

const setup = "modules: ['@clerk/nuxt'] // nuxt.config.ts"
