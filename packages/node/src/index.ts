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
  readonly #req: IncomingMessage
  readonly #options: NodeViewOptions

  constructor(req: IncomingMessage, options: NodeViewOptions) {
    this.#req = req
    this.#options = options
  }

  // Only the message that a client receives is without a method and a URL.
  get method(): string {
    return this.#req.method as string
  }

  get url(): string {
    return this.#options.url ?? (this.#req.url as string)
  }

  get path(): string {
    return this.#options.path
  }

  get params(): RequestView['params'] {
    return this.#options.params
  }

  get query(): URLSearchParams {
    return new URLSearchParams(/\?.*/.exec(this.url)?.[0])
  }

  // Express 4 sets an empty body although its parser passed the request by.
  get parsedBody(): unknown {
    return this.#req.readableDidRead ? this.#options.parsedBody : undefined
  }

  get aborted(): boolean {
    return this.#req.socket.destroyed
  }

  header(name: string): string | undefined {
    // Node makes a list of Set-Cookie only, which nobody asks a request for.
    return this.#req.headers[name] as string | undefined
  }

  // Ending the iteration early must not destroy the socket: the refusal still has to go through it.
  body(limit: number): Promise<Uint8Array> {
    const req = this.#req
    const elsewhere = !req.readable && !this.aborted && this.#options.read
    return collect(elsewhere || req.iterator({ destroyOnReturn: false }), limit).finally(() => req.resume())
  }
}

/** Node's request as a view. Its stream is not touched before the body is asked for. */
export const viewOf = (req: IncomingMessage, options: NodeViewOptions): RequestView => new NodeView(req, options)

/** Clerk's middleware tells when tokens were made, and internal addresses. */
export function withoutClerkHeaders(names: readonly string[], remove: (name: string) => unknown): void {
  for (const name of names) if (name.startsWith('x-clerk-auth-')) remove(name)
}

/** Sends a reply. Headers that were set before stay, so that the cookies of an earlier middleware survive. */
export function send(res: ServerResponse, { status, headers, body }: Reply): void {
  if (res.headersSent || res.destroyed) return
  withoutClerkHeaders(res.getHeaderNames(), (name) => res.removeHeader(name))
  res.statusCode = status
  for (const [name, value] of headers) {
    if (isList(name)) res.appendHeader(name, value)
    else res.setHeader(name, value)
  }
  // What is not there stays not there.
  const text = JSON.stringify(body) as string | undefined
  if (text) {
    res.setHeader('Content-Type', 'application/json')
    res.setHeader('Content-Length', Buffer.byteLength(text))
  }
  res.end(text)
}

const isList = (name: string) => /^(Set-Cookie|Vary)$/.test(name)
