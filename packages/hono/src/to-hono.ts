import { drain, type Handler, isListHeader, type Reply, type ViewOptions, webView } from '@account-routes/core/adapter'
import { getAuth } from '@clerk/hono'
import type { Context, Handler as HonoHandler } from 'hono'
import type { StatusCode } from 'hono/utils/http-status'

/**
 * Lifts a handler into a Hono handler.
 * @param pathOf the path below the mount, as it was sent; an operation mounted on its own needs none
 * @example app.delete('/me', toHono(createRoute(deleteSelf)))
 */
export function toHono(handler: Handler, pathOf: (c: Context) => string = () => '/'): HonoHandler {
  return async (c) => {
    const { raw } = c.req
    // A middleware that read the body before left it with Hono.
    const parsedBody = raw.bodyUsed ? new Uint8Array(await c.req.arrayBuffer()) : undefined
    const reply = await handler(
      webView(raw, { path: pathOf(c), params: c.req.param(), parsedBody, waitUntil: waitUntilOf(c) }),
      {
        auth: () => getAuth(c),
        clerkClient: () => c.get('clerk'),
        setup: "app.use(clerkMiddleware()) // from '@clerk/hono'",
      },
    )
    drain(raw)
    for (const name of [...c.res.headers.keys()]) if (name.startsWith('x-clerk-auth-')) c.res.headers.delete(name)
    return send(c, reply)
  }
}

/** Absent on Node, where Hono throws for it. */
function waitUntilOf(c: Context): ViewOptions['waitUntil'] {
  try {
    const { executionCtx } = c
    return (work) => executionCtx.waitUntil(work)
  } catch {
    return undefined
  }
}

/** Keeps the headers that a middleware set before. */
function send(c: Context, { status, headers, body }: Reply): Response {
  for (const [name, value] of headers) c.header(name, value, { append: isListHeader(name) })
  if (body !== undefined) c.header('Content-Type', 'application/json')
  const response = c.newResponse(body === undefined ? null : JSON.stringify(body), status as StatusCode)
  // The response already has those headers; Hono would copy it, with its body as a stream, to set them again.
  c.res = undefined
  c.res = response
  return response
}
