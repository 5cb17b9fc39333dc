import { type Handler, Refusal } from '@account-routes/core/adapter'
import { nodeView, send } from '@account-routes/node'
import { clerkClient, getAuth } from '@clerk/express'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'

/**
 * Lifts a handler into Express middleware.
 * @example app.use('/api/account', toExpress(createRoutes()))
 */
export function toExpress(handler: Handler): RequestHandler {
  return (req, res, next) => {
    answer(handler, req, res).catch(next)
  }
}

/**
 * Answers for a body parser of the app that failed before the routes: it would answer in HTML, and before the caller is
 * known.
 */
export function parserErrorHandler(handler: Handler): ErrorRequestHandler {
  return (error, req, res, next) => {
    const code = refusalCodeOf(error)
    if (!code) return next(error)
    answer(handler, req, res, new Refusal(code)).catch(next)
  }
}

const parserErrors = {
  'encoding.unsupported': 'unsupported_media_type',
  'charset.unsupported': 'unsupported_media_type',
  'entity.parse.failed': 'invalid_json',
  'entity.too.large': 'body_too_large',
  'request.aborted': 'incomplete_body',
  'request.size.invalid': 'incomplete_body',
} as const

function refusalCodeOf(error: { code?: unknown; type?: unknown } | undefined) {
  // A body that could not be inflated has no type, but a code of zlib's.
  const name = String(error?.code).startsWith('Z_') ? 'entity.parse.failed' : error?.type
  return parserErrors[name as keyof typeof parserErrors]
}

async function answer(handler: Handler, req: Request, res: Response, parserError?: Refusal): Promise<void> {
  const { path, originalUrl: url, params, body: parsedBody } = req
  const view = nodeView(req, { path, url, params, parsedBody: parserError ?? parsedBody })
  send(res, await handler(view, { auth: () => getAuth(req), clerkClient: () => clerkClient, setup }))
}

const setup = 'app.use(clerkMiddleware()) // from @clerk/express'
