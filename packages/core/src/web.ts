import { collect } from './body.ts'
import type { Header, Reply } from './reply.ts'
import type { RequestView } from './request-view.ts'

export interface ViewOptions {
  /** The path below the mount. */
  readonly path?: string | undefined
  readonly params?: RequestView['params']
  /** The address as the browser shows it, where the framework's own client asks at another one. */
  readonly url?: URL | undefined
  readonly navigation?: boolean | undefined
  /** Where a middleware read the body before, what it left. */
  readonly parsedBody?: unknown
}

/**
 * A class, because each object literal with getters has a shape of its own in V8, which costs more to make and to
 * collect than all else that a refused request needs. Its fields are private by word only, because a build for older
 * engines makes a WeakMap of each `#name`.
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

  get params(): RequestView['params'] {
    return this.options.params
  }

  get navigation(): boolean | undefined {
    return this.options.navigation
  }

  get parsedBody(): unknown {
    return this.options.parsedBody
  }

  get aborted(): boolean {
    return this.request.signal.aborted
  }

  header(name: string): string | undefined {
    return this.request.headers.get(name) ?? undefined
  }

  async body(limit: number): Promise<Uint8Array> {
    return this.request.body ? collect(this.request.body, limit) : new Uint8Array()
  }
}

/** A web Request as a view. Nothing of it is read before it is asked for. */
export const viewOf = (request: Request, options: ViewOptions = {}): RequestView => new WebView(request, options)

/** The path of a request, not decoded. A Request has a well-formed URL, so there is nothing to parse for it. */
export const pathnameOf = ({ url }: Request): string => /^[^:]*:\/\/[^/?#]*([^?#]*)/.exec(url)?.[1] || '/'

/** What of a path is below a mount of so many segments. They are counted, because a mount may itself have parameters. */
export function pathBelow(path: string, segments: number): string {
  let start = 0
  for (let count = 0; count < segments; count++) {
    start = path.indexOf('/', start + 1)
    if (start === -1) return '/'
  }
  return path.slice(start)
}

/** A reply as a web Response. */
export function toResponse({ status, headers, body }: Reply): Response {
  // A plain record is what some servers pass on to Node as it is; a name that stands there twice is added afterwards.
  const record: Record<string, string> = {}
  const repeated: Header[] = []
  for (const header of headers) {
    const [name, value] = header
    if (record[name] === undefined) record[name] = value
    else repeated.push(header)
  }
  if (body !== undefined) record['Content-Type'] = 'application/json'
  const response = new Response(body === undefined ? null : JSON.stringify(body), { status, headers: record })
  for (const [name, value] of repeated) response.headers.append(name, value)
  return response
}

/** By its method: to ask a Request for its body is to open it, on some servers. */
export const mayHaveBody = ({ method }: Request): boolean => method !== 'GET' && method !== 'HEAD'

/**
 * Reads what nobody read of a body, and drops it. Some servers stop receiving while a body waits to be read, so that a
 * browser which is still sending would never come to see why it was refused.
 */
export function drain(request: Request): void {
  const { headers } = request
  // Without either header a connection that could be held up carries no body (RFC 9112, section 6.3), and reading one
  // that is empty would cost more than all else of a deletion.
  const declared = headers.has('content-length') || headers.has('transfer-encoding')
  if (declared && request.body && !request.bodyUsed) collect(request.body, 0).catch(() => {})
}
