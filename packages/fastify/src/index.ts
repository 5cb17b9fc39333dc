import {
  type AccountRoutesOptions,
  createRoute,
  createRoutes,
  type Handler,
  type Operation,
  pathBelow,
  type Reply,
} from '@account-routes/core'
import { viewOf, withoutClerkHeaders } from '@account-routes/node'
import { clerkClient, getAuth } from '@clerk/fastify'
import type { FastifyPluginCallback, FastifyReply, FastifyRequest, RouteShorthandOptionsWithHandler } from 'fastify'

export * from '@account-routes/core'

/**
 * The whole table of operations: `app.register(accountRoutes, { prefix: '/api/account' })` after
 * `app.register(clerkPlugin)`.
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export const accountRoutes: FastifyPluginCallback<AccountRoutesOptions & { readonly prefix?: string }> = (
  app,
  { prefix: _, ...options },
  done,
) => {
  const handler = createRoutes(options)
  const segments = app.prefix.split('/').length - 1
  app.all(
    '/*',
    route(handler, ({ raw }) => pathBelow((raw.url as string).split('?', 1)[0] as string, segments)),
  )
  done()
}

/**
 * One operation: `app.post('/deleteUser', accountRoute(deleteSelf))`.
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function accountRoute(operation: Operation, options?: AccountRoutesOptions): RouteShorthandOptionsWithHandler {
  return route(createRoute(operation, options), () => '/')
}

const bodyHeaders = ['content-type', 'content-length', 'transfer-encoding']
const noBody = Object.fromEntries(bodyHeaders.map((name) => [name, undefined]))

const route = (handler: Handler, pathOf: (request: FastifyRequest) => string): RouteShorthandOptionsWithHandler => ({
  // Fastify parses a body before anybody is asked who they are, and refuses an empty one that says it is JSON. With these
  // headers hidden it leaves the body alone; the handler sees them on Node's own request.
  preParsing: (request, _reply, payload, done) => {
    const { headers } = request.raw
    if (bodyHeaders.some((name) => headers[name] !== undefined)) request.headers = noBody
    done(null, payload)
  },
  handler: (request, reply) => {
    const view = viewOf(request.raw, { path: pathOf(request), params: request.params as Record<string, string> })
    const clerk = {
      auth: () => getAuth(request),
      clerkClient: () => (request as { clerk?: typeof clerkClient }).clerk ?? clerkClient,
      setup: 'app.register(clerkPlugin) // from @clerk/fastify',
    }
    handler(view, clerk)
      .then((answer) => send(reply, answer))
      .catch((error) => reply.send(error))
  },
})

function send(reply: FastifyReply, { status, headers, body }: Reply): void {
  withoutClerkHeaders(reply, Object.keys(reply.getHeaders()))
  reply.code(status)
  for (const [name, value] of headers) reply.header(name, value)
  if (body !== undefined) reply.type('application/json')
  // Text spares Fastify the search for a serializer.
  reply.send(JSON.stringify(body))
}
