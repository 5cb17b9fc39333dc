/** One request to the Backend API. `status` is null until it is answered, and stays so when the socket was destroyed. */
export interface LoggedRequest {
  readonly method: string
  readonly path: string
  readonly query: string
  status: number | null
  readonly at: number
}

/** What the Backend API was asked, oldest first. */
export interface RequestLog {
  add(method: string, path: string, query: string, at: number): LoggedRequest
  all(): readonly LoggedRequest[]
  /** Counts a request of an app or a browser, logged or not. */
  count(): void
  /** How many requests came since the start. */
  asked(): number
  clear(): void
}

/** Keeps the last requests in memory; the oldest go when there are too many. */
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
