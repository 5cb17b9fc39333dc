import {
  type AccountRoutesOptions,
  createRoute,
  createRoutes,
  type Handler,
  type Operation,
  Refusal,
} from '@account-routes/core'
import { send, viewOf } from '@account-routes/node'
import { clerkClient, getAuth } from '@clerk/express'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'

export * from '@account-routes/core'

/**
 * The whole table of operations, for `app.use('/api/account', accountRoutes())` after `app.use(clerkMiddleware())`.
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function accountRoutes(options?: AccountRoutesOptions): [RequestHandler, ErrorRequestHandler] {
  const handler = createRoutes(options)
  return [requestHandler(handler), parserErrorHandler(handler)]
}

/**
 * One operation, for `app.post('/deleteUser', accountRoute(deleteSelf))`.
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function accountRoute(operation: Operation, options?: AccountRoutesOptions): RequestHandler {
  return requestHandler(createRoute(operation, options))
}

const requestHandler =
  (handler: Handler): RequestHandler =>
  (req, res, next) => {
    answer(handler, req, res).catch(next)
  }

/** A body parser of the app that fails before us would answer in HTML, and before it is known who asks. */
const parserErrorHandler =
  (handler: Handler): ErrorRequestHandler =>
  (error, req, res, next) => {
    // A body that could not be inflated has no type, but zlib's code.
    const name = String(error?.code).startsWith('Z_') ? 'entity.parse.failed' : error?.type
    const code = parserErrors[name as keyof typeof parserErrors]
    if (!code) return next(error)
    answer(handler, req, res, new Refusal(code)).catch(next)
  }

const parserErrors = {
  'entity.parse.failed': 'invalid_json',
  'entity.too.large': 'body_too_large',
  'charset.unsupported': 'unsupported_media_type',
  'encoding.unsupported': 'unsupported_media_type',
} as const

async function answer(handler: Handler, req: Request, res: Response, parserError?: Refusal): Promise<void> {
  const { path, originalUrl: url, params, body: parsedBody } = req
  const view = viewOf(req, { path, url, params, parsedBody: parserError ?? parsedBody })
  send(res, await handler(view, { auth: () => getAuth(req), clerkClient: () => clerkClient, setup }))
}

const setup = 'app.use(clerkMiddleware()) // from @clerk/express'
