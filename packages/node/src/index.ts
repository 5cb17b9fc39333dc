import type { IncomingMessage, ServerResponse } from 'node:http'
import { alreadyRead, isListHeader, Refusal, type Reply, type RequestView } from '@account-routes/core/adapter'

/** Options of `nodeView()`, from the framework. */
export interface NodeViewOptions {
  /** The path below the mount, as it was sent. */
  readonly path: string
  /** The path and query, if the framework removed its mount from `req.url`. */
  readonly url?: string | undefined
  readonly params?: RequestView['params']
  /** The result of a body parser. Used only if the body was really read. */
  readonly parsedBody?: unknown
  /** The body, if the framework keeps it elsewhere than in the stream. */
  readonly read?: AsyncIterable<Uint8Array> | undefined
  readonly waitUntil?: RequestView['waitUntil']
}

/** A class like core's own view: literals with getters are slow to create and to collect. */
class NodeView implements RequestView {
  declare private readonly req: IncomingMessage
  declare private readonly options: NodeViewOptions

  constructor(req: IncomingMessage, options: NodeViewOptions) {
    this.req = req
    this.options = options
  }

  // Only a message that a client receives lacks a method and a URL.
  get method(): string {
    return this.req.method as string
  }

  get url(): string {
    return this.options.url ?? (this.req.url as string)
  }

  get path(): string {
    return this.options.path
  }

  get params(): RequestView['params'] {
    return this.options.params
  }

  get query(): URLSearchParams {
    const start = this.url.indexOf('?')
    return new URLSearchParams(start === -1 ? '' : this.url.slice(start))
  }

  // Express 4 sets an empty body although its parser passed the request by.
  get parsedBody(): unknown {
    if (!this.req.readableDidRead) return undefined
    // Some parsers and platforms keep the bytes beside what they parsed.
    const { rawBody } = this.req as { rawBody?: unknown }
    return rawBody instanceof Uint8Array ? rawBody : this.options.parsedBody
  }

  get waitUntil(): RequestView['waitUntil'] {
    return this.options.waitUntil
  }

  get aborted(): boolean {
    return this.req.socket.destroyed
  }

  header(name: string): string | undefined {
    // Node makes a list only of Set-Cookie, which requests don't have.
    return this.req.headers[name] as string | undefined
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    const { req } = this
    const { read } = this.options
    if (!req.readable && !this.aborted && read) return yield* read
    if (req.readableDidRead && Number(req.headers['content-length'] ?? 0) > 0 && req.readableEnded)
      throw new Refusal('misconfigured', { log: alreadyRead })
    try {
      // Ending the iteration early must not destroy the socket: the refusal still has to go through it.
      // A middleware may have set an encoding, which makes text of the bytes.
      for await (const chunk of req.iterator({ destroyOnReturn: false }))
        yield typeof chunk === 'string' ? Buffer.from(chunk, req.readableEncoding ?? 'utf8') : chunk
    } finally {
      req.resume()
    }
  }
}

/**
 * Turns Node's request into a view. Its stream stays untouched until the body is read.
 * @example const view = nodeView(req, { path: '/me' })
 */
export const nodeView = (req: IncomingMessage, options: NodeViewOptions): RequestView => new NodeView(req, options)

/** Removes the headers in which Clerk's middleware reveals token times and internal addresses. */
export function withoutClerkHeaders(response: Pick<ServerResponse, 'removeHeader'>, names: readonly string[]): void {
  for (const name of names) if (name.startsWith('x-clerk-auth-')) response.removeHeader(name)
}

/**
 * Sends a reply. It keeps headers that were set before, such as the cookies of an earlier middleware.
 * @example send(res, await handler(nodeView(req, { path }), clerk))
 */
export function send(res: ServerResponse, reply: Reply): void {
  const text = writeHead(res, reply)
  if (text !== null) res.end(text)
}

/**
 * Sets the status and headers of a reply.
 * @returns the text of the body, if it has one; null if the response was already sent or the client is gone
 */
export function writeHead(res: ServerResponse, { status, headers, body }: Reply): string | undefined | null {
  if (res.headersSent || res.destroyed) return null
  withoutClerkHeaders(res, res.getHeaderNames())
  res.statusCode = status
  for (const [name, value] of headers) {
    if (isListHeader(name)) res.appendHeader(name, value)
    else res.setHeader(name, value)
  }
  if (body !== undefined) res.setHeader('Content-Type', 'application/json')
  // `JSON.stringify(undefined)` is `undefined`.
  return JSON.stringify(body)
}
