import { collect } from './body.ts'
import { Refusal } from './refusal.ts'
import { type Header, isListHeader, type Reply } from './reply.ts'
import type { RequestView } from './request-view.ts'

/** Options of `webView()`, from the framework. */
export interface ViewOptions {
  /** The path below the mount. */
  readonly path?: string | undefined
  readonly params?: RequestView['params']
  /** The URL that the browser shows, if the framework's own client requests a different one. */
  readonly url?: URL | undefined
  readonly basePath?: string | undefined
  readonly navigation?: boolean | undefined
  readonly waitUntil?: RequestView['waitUntil']
  /** The body, if a middleware has already read it. */
  readonly parsedBody?: unknown
}

/**
 * A class, because V8 gives each object literal with getters a shape of its own, which is slow to create and to collect.
 * Its fields are not `#private`, because builds for older engines turn each into a WeakMap.
 */
class WebView implements RequestView {
  declare private readonly request: Request
  declare private readonly options: ViewOptions
  declare private parsed: URL | undefined

  constructor(request: Request, options: ViewOptions) {
    this.request = request
    this.options = options
  }

  private get parsedUrl(): URL {
    this.parsed ??= this.options.url ?? new URL(this.request.url)
    return this.parsed
  }

  get method(): string {
    return this.request.method
  }

  get path(): string {
    return this.options.path ?? '/'
  }

  get url(): string {
    return this.parsedUrl.pathname + this.parsedUrl.search
  }

  get query(): URLSearchParams {
    return this.parsedUrl.searchParams
  }

  get basePath(): string | undefined {
    return this.options.basePath
  }

  get params(): RequestView['params'] {
    return this.options.params
  }

  get navigation(): boolean | undefined {
    return this.options.navigation
  }

  get parsedBody(): unknown {
    return this.options.parsedBody
  }

  get waitUntil(): RequestView['waitUntil'] {
    return this.options.waitUntil
  }

  get aborted(): boolean {
    return this.request.signal.aborted
  }

  header(name: string): string | undefined {
    return this.request.headers.get(name) ?? undefined
  }

  chunks(): AsyncIterable<Uint8Array> {
    const { body, bodyUsed } = this.request
    if (bodyUsed) throw new Refusal('misconfigured', { log: alreadyRead })
    return body ?? noChunks
  }
}

const noChunks: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: async function* () {} }

/** Logged if a middleware of the app has already read the body. */
export const alreadyRead =
  'A middleware read the body before these routes and kept it. Mount the routes before that middleware.'

/**
 * Turns a web Request into a view, which is read on demand.
 * @example const view = webView(request, { path: '/me' })
 */
export const webView = (request: Request, options: ViewOptions = {}): RequestView => new WebView(request, options)

/**
 * Turns a reply into a web Response.
 * @example return toResponse(await handler(view, clerk))
 */
export function toResponse({ status, headers, body }: Reply): Response {
  // Some servers pass a plain record on to Node as it is; repeated names are appended afterwards.
  const record: Record<string, string> = {}
  const repeated: Header[] = []
  for (const header of headers) {
    const [name, value] = header
    if (isListHeader(name) && record[name] !== undefined) repeated.push(header)
    else record[name] = value
  }
  if (body !== undefined) record['Content-Type'] = 'application/json'
  const response = new Response(body === undefined ? null : JSON.stringify(body), { status, headers: record })
  for (const [name, value] of repeated) response.headers.append(name, value)
  return response
}

/** Decided by the method: on some servers, reading `request.body` already opens it. */
export const mayHaveBody = ({ method }: Request): boolean => method !== 'GET' && method !== 'HEAD'

/**
 * Reads and drops what is left of a body. Some servers stop receiving while a body is unread, so a browser that is still
 * sending would never see why it was refused.
 */
export function drain(request: Request): void {
  const { headers } = request
  // Without either header the request has no body (RFC 9112, section 6.3), and opening an empty one costs more than the
  // rest of a deletion.
  const declared = headers.has('content-length') || headers.has('transfer-encoding')
  if (!declared || request.bodyUsed || !request.body) return
  const chunks = () => request.body as AsyncIterable<Uint8Array>
  collect({ chunks, aborted: false }, 0).catch(() => {})
}
