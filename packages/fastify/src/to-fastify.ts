import type { Handler, Reply } from '@account-routes/core/adapter'
import { nodeView, withoutClerkHeaders } from '@account-routes/node'
import { clerkClient, getAuth } from '@clerk/fastify'
import type { FastifyReply, FastifyRequest, RouteShorthandOptionsWithHandler } from 'fastify'

const bodyHeaders = ['content-type', 'content-length', 'transfer-encoding']
const noBody = Object.fromEntries(bodyHeaders.map((name) => [name, undefined]))

/**
 * Lifts a handler into a Fastify route.
 * @param pathOf the path below the mount, as it was sent; an operation mounted on its own needs none
 * @example app.delete('/me', toFastify(createRoute(deleteSelf)))
 */
export function toFastify(
  handler: Handler,
  pathOf: (request: FastifyRequest) => string = () => '/',
): RouteShorthandOptionsWithHandler {
  return {
    // Fastify parses a body before the caller is known, and refuses an empty one that claims to be JSON. With these
    // headers hidden it leaves the body alone; the handler sees them on Node's own request.
    preParsing: (request, _reply, payload, done) => {
      const { headers } = request.raw
      if (bodyHeaders.some((name) => headers[name] !== undefined)) request.headers = noBody
      done(null, payload)
    },
    handler: (request, reply) => {
      const view = nodeView(request.raw, { path: pathOf(request), params: request.params as Record<string, string> })
      const clerk = {
        auth: () => getAuth(request),
        clerkClient: () => (request as { clerk?: typeof clerkClient }).clerk ?? clerkClient,
        setup: 'app.register(clerkPlugin) // from @clerk/fastify',
      }
      handler(view, clerk)
        .then((answer) => send(reply, answer))
        .catch((error) => reply.send(error))
    },
  }
}

function send(reply: FastifyReply, { status, headers, body }: Reply): void {
  withoutClerkHeaders(reply, Object.keys(reply.getHeaders()))
  reply.code(status)
  for (const [name, value] of headers) reply.header(name, value)
  if (body !== undefined) reply.type('application/json')
  // Text spares Fastify the search for a serializer.
  reply.send(JSON.stringify(body))
}
