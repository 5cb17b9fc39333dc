import type { IncomingMessage, ServerResponse } from 'node:http'
import { collect, type Reply, type RequestView } from '@account-routes/core'

export interface NodeViewOptions {
  /** The path below the mount, as it was sent. */
  readonly path: string
  /** Path and query before a framework took its mount off. */
  readonly url?: string | undefined
  readonly params?: RequestView['params']
  /** What a body parser made of the body. It counts only where the body was really read. */
  readonly parsedBody?: unknown
  /** The body where a framework keeps it once the stream has been read, or never had it. */
  readonly read?: AsyncIterable<Uint8Array> | undefined
}

/** A class, as core's own view is one: the getters of a literal are slow to make and to collect. */
class NodeView implements RequestView {
  declare private readonly req: IncomingMessage
  declare private readonly options: NodeViewOptions

  constructor(req: IncomingMessage, options: NodeViewOptions) {
    this.req = req
    this.options = options
  }

  // Only the message that a client receives is without a method and a URL.
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
    return new URLSearchParams(/\?.*/.exec(this.url)?.[0])
  }

  // Express 4 sets an empty body although its parser passed the request by.
  get parsedBody(): unknown {
    return this.req.readableDidRead ? this.options.parsedBody : undefined
  }

  get aborted(): boolean {
    return this.req.socket.destroyed
  }

  header(name: string): string | undefined {
    // Node makes a list of Set-Cookie only, which nobody asks a request for.
    return this.req.headers[name] as string | undefined
  }

  // Ending the iteration early must not destroy the socket: the refusal still has to go through it.
  body(limit: number): Promise<Uint8Array> {
    const req = this.req
    const elsewhere = !req.readable && !this.aborted && this.options.read
    return collect(elsewhere || req.iterator({ destroyOnReturn: false }), limit).finally(() => req.resume())
  }
}

/** Node's request as a view. Its stream is not touched before the body is asked for. */
export const viewOf = (req: IncomingMessage, options: NodeViewOptions): RequestView => new NodeView(req, options)

/** Clerk's middleware tells when tokens were made, and internal addresses. */
export function withoutClerkHeaders(response: Pick<ServerResponse, 'removeHeader'>, names: readonly string[]): void {
  for (const name of names) if (name.startsWith('x-clerk-auth-')) response.removeHeader(name)
}

/** Sends a reply. Headers that were set before stay, so that the cookies of an earlier middleware survive. */
export function send(res: ServerResponse, reply: Reply): void {
  const text = writeHead(res, reply)
  if (text !== null) res.end(text)
}

/**
 * Sets all of a reply but its body, whose text it returns where there is one; null where somebody has answered before or
 * nobody is left to read.
 */
export function writeHead(res: ServerResponse, { status, headers, body }: Reply): string | undefined | null {
  if (res.headersSent || res.destroyed) return null
  withoutClerkHeaders(res, res.getHeaderNames())
  res.statusCode = status
  for (const [name, value] of headers) {
    if (isList(name)) res.appendHeader(name, value)
    else res.setHeader(name, value)
  }
  if (body !== undefined) res.setHeader('Content-Type', 'application/json')
  // What is not there stays not there.
  return JSON.stringify(body)
}

// Set-Cookie and Vary are the only ones of ours.
const isList = (name: string) => /Cookie|Vary/.test(name)
