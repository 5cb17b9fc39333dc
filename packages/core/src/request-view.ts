/** A request as plain values, read when they are asked for. Adapters make it; nothing in it belongs to a framework. */
export interface RequestView {
  readonly method: string
  /** The path below the mount, as it was sent: not decoded, without the query. */
  readonly path: string
  /** Path and query as the browser asked for them, to come back to after sign-in. */
  readonly url: string
  readonly query: URLSearchParams
  /** What a framework's own router found in the path, where one operation is mounted alone. */
  readonly params?: Readonly<Record<string, string | readonly string[] | undefined>> | undefined
  /** Set where a framework knows better than the headers whether the answer is shown as a page, or followed like one. */
  readonly navigation?: boolean | undefined
  /** Present where a body parser ran before, which leaves nothing to read; a Refusal where it failed. */
  readonly parsedBody?: unknown
  /** True once the client hung up. */
  readonly aborted: boolean
  /** By its lower-case name. */
  header(name: string): string | undefined
  /** All bytes of the body; refuses with `body_too_large` past `limit` bytes. */
  body(limit: number): Promise<Uint8Array>
}

/** GET, HEAD and OPTIONS never change anything here (RFC 9110, section 9.2.1). */
export const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
