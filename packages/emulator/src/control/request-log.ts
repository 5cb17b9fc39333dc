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

/** Keeps the most recent requests in memory. */
export function createRequestLog(capacity = 10_000): RequestLog {
  let entries: LoggedRequest[] = []
  let asked = 0
  return {
    count: () => {
      asked++
    },
    asked: () => asked,
    add: (method, path, query, at) => {
      const entry: LoggedRequest = { method, path, query, status: null, at }
      entries.push(entry)
      if (entries.length > capacity * 1.1) entries = entries.slice(-capacity)
      return entry
    },
    all: () => entries,
    clear: () => {
      entries = []
    },
  }
}
