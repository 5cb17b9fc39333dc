/** A request to one of Clerk's APIs. `status` is null until the response, and forever if the socket was destroyed. */
export interface LoggedRequest {
  readonly method: string
  readonly path: string
  readonly query: string
  status: number | null
  readonly at: number
}

/** The requests to Clerk's APIs, oldest first. */
export interface RequestLog {
  add(method: string, path: string, query: string, at: number): LoggedRequest
  all(): readonly LoggedRequest[]
  /** Counts a request of an app or a browser, logged or not. */
  count(): void
  /** The number of requests since the start. */
  asked(): number
  clear(): void
}

/** Characters of addresses that are kept: pages of any site can send 10,000 requests of 15 kB. */
const maxCharacters = 16_000_000

const sizeOf = ({ path, query }: LoggedRequest): number => path.length + query.length

/** Keeps the most recent requests in memory. */
export function createRequestLog(capacity = 10_000): RequestLog {
  let entries: LoggedRequest[] = []
  let characters = 0
  let asked = 0
  const trim = (): void => {
    const newest = entries.slice(-capacity)
    let first = newest.length
    characters = 0
    while (first > 0 && characters + sizeOf(newest[first - 1] as LoggedRequest) <= maxCharacters)
      characters += sizeOf(newest[--first] as LoggedRequest)
    entries = newest.slice(first)
  }
  return {
    count: () => {
      asked++
    },
    asked: () => asked,
    add: (method, path, query, at) => {
      const entry: LoggedRequest = { method, path, query, status: null, at }
      entries.push(entry)
      characters += sizeOf(entry)
      if (entries.length > capacity * 1.1 || characters > maxCharacters * 1.1) trim()
      return entry
    },
    all: () => entries,
    clear: () => {
      entries = []
      characters = 0
    },
  }
}
