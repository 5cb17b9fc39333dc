import { collect } from './body.ts'
import type { Reply } from './reply.ts'
import type { RequestView } from './request-view.ts'

export interface ViewOptions {
  /** The path below the mount. */
  readonly path?: string | undefined
  readonly params?: RequestView['params']
  /** The address as the browser shows it, where the framework's own client asks at another one. */
  readonly url?: URL | undefined
  readonly navigation?: boolean | undefined
}

/** A web Request as a view. Nothing of it is read before it is asked for. */
export function viewOf(request: Request, options: ViewOptions = {}): RequestView {
  const { path = '/', params, navigation } = options
  let { url } = options
  const parsed = () => {
    url ??= new URL(request.url)
    return url
  }
  return {
    method: request.method,
    path,
    params,
    navigation,
    get url() {
      return parsed().pathname + parsed().search
    },
    get query() {
      return parsed().searchParams
    },
    get aborted() {
      return request.signal.aborted
    },
    header: (name) => request.headers.get(name) ?? undefined,
    body: async (limit) => (request.body ? collect(request.body, limit) : new Uint8Array()),
  }
}

/** A reply as a web Response. */
export function toResponse({ status, headers, body }: Reply): Response {
  const all = headers.map(([name, value]): [string, string] => [name, value])
  if (body === undefined) return new Response(null, { status, headers: all })
  all.push(['Content-Type', 'application/json'])
  return new Response(JSON.stringify(body), { status, headers: all })
}

/**
 * Reads what nobody read of a body, and drops it. Some servers stop receiving while a body waits to be read, so that a
 * browser which is still sending would never come to see why it was refused.
 */
export function drain(request: Request): void {
  if (request.body && !request.bodyUsed) collect(request.body, 0).catch(() => {})
}
