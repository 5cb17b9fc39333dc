import type { LoggedRequest } from './request-log.ts'

/** Headers and body of a request or a response. */
export interface Half {
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Undefined if it is no text. */
  body?: string
}

/** A request with its answer, as far as it has come. */
export interface Exchange {
  readonly sent: Half
  received?: Half
  /** Milliseconds until the answer. */
  ms?: number
}

/** Records whole requests for the page, only while someone looks at it: copies of bodies take time. */
export interface Recorder {
  /** Records the requests of the next ten minutes. */
  watch(): void
  isWatching(): boolean
  /** Starts a record; the returned function ends it. */
  record(entry: LoggedRequest, request: Request): (response: Response) => void
  of(entry: LoggedRequest): Exchange | undefined
}

const watchMs = 600_000
/** The number of requests that are kept. */
const capacity = 200
/** Characters of a body that are kept. */
const longest = 20_000
const textual = /^(?:application\/(?:json|x-www-form-urlencoded|problem\+json)|text\/)/
const secret = /^(?:authorization|cookie|set-cookie)$/

function halfOf(message: Request | Response): Half {
  const headers = [...message.headers].map(
    ([name, value]) => [name, secret.test(name) ? masked(value) : value] as const,
  )
  const half: Half = { headers }
  if (message.body && textual.test(message.headers.get('content-type') ?? '')) {
    half.body = ''
    message
      .clone()
      .text()
      .then((text) => {
        half.body = text.slice(0, longest)
      })
      // A body that broke off stays unknown.
      .catch(() => {})
  }
  return half
}

/** The start of a credential, by which people know it. */
const masked = (value: string): string => (value.length > 24 ? `${value.slice(0, 20)}…` : value)

export function createRecorder(now: () => number): Recorder {
  const exchanges = new Map<LoggedRequest, Exchange>()
  let until = 0
  return {
    watch: () => {
      until = now() + watchMs
    },
    isWatching: () => now() < until,
    record: (entry, request) => {
      const exchange: Exchange = { sent: halfOf(request) }
      const started = performance.now()
      exchanges.set(entry, exchange)
      const [oldest] = exchanges.keys()
      if (exchanges.size > capacity && oldest) exchanges.delete(oldest)
      return (response) => {
        exchange.ms = performance.now() - started
        exchange.received = halfOf(response)
      }
    },
    of: (entry) => exchanges.get(entry),
  }
}
