import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'

/** A request, sent as it stands: nothing is normalised, added or followed, as fetch() would. */
export interface Outgoing {
  readonly method?: string
  readonly headers?: OutgoingHttpHeaders
  /** A list is sent in chunks, without a Content-Length. */
  readonly body?: string | Uint8Array | readonly Uint8Array[] | undefined
  readonly agent?: Agent
  readonly signal?: AbortSignal
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** Undefined where there is no body. Throws where it is not JSON. */
  json(): unknown
  /** True where it came on a connection that an earlier request had used. */
  readonly reusedSocket: boolean
}

/** Four times what Node reads by itself: some answers repeat a path of 10 kB more than once. */
const maxHeaderSize = 64 * 1024

/** Gives a connection up before the server does, or the next request on it might come too late. */
const pool = new Agent({ keepAlive: true, maxSockets: 32, timeout: 2000 })

/** A server may close an idle connection while a request is on its way to it; Node's documentation says to send it again. */
export function send(origin: string, path: string, outgoing: Outgoing = {}): Promise<Answer> {
  return sendOnce(origin, path, outgoing).catch((error: unknown) => {
    if (error instanceof ClosedWhileIdle) return sendOnce(origin, path, outgoing)
    throw error
  })
}

class ClosedWhileIdle extends Error {}

function sendOnce(
  origin: string,
  path: string,
  { method = 'GET', headers = {}, body, agent = pool, signal }: Outgoing,
): Promise<Answer> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    // Node sends a DELETE's body without saying where it ends.
    const whole = typeof body === 'string' || body instanceof Uint8Array ? Buffer.from(body) : undefined
    const length = whole ? { 'content-length': whole.length } : {}
    const all = { ...length, ...headers }
    const outgoing = request({
      hostname,
      port,
      path,
      method,
      headers: all,
      agent,
      maxHeaderSize,
      ...(signal && { signal }),
    })
    // A server may answer before it has read all: then the answer counts, and not that writing failed.
    let answered = false
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      const closed = outgoing.reusedSocket && error.code === 'ECONNRESET'
      if (!answered) reject(closed ? new ClosedWhileIdle(error.message, { cause: error }) : error)
    })
    outgoing.on('response', (incoming) => {
      answered = true
      const parts: Buffer[] = []
      incoming.on('data', (part: Buffer) => parts.push(part))
      incoming.on('error', reject)
      incoming.on('end', () => {
        const text = Buffer.concat(parts).toString()
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          text,
          json: () => (text === '' ? undefined : JSON.parse(text)),
          reusedSocket: outgoing.reusedSocket,
        })
      })
    })
    if (!whole) for (const chunk of (body ?? []) as readonly Uint8Array[]) outgoing.write(chunk)
    outgoing.end(whole)
  })
}
