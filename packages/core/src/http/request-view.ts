/** A request as plain values, read on demand. Adapters create it; nothing in it belongs to a framework. */
export interface RequestView {
  readonly method: string
  /** The path below the mount, as it was sent: not decoded, without the query. */
  readonly path: string
  /** Path and query as the browser requested them; the way back after sign-in. */
  readonly url: string
  readonly query: URLSearchParams
  /**
   * The path that the framework puts before every address of the app, such as Next.js' `basePath`, if `url` lacks it.
   * @default ''
   */
  readonly basePath?: string | undefined
  /** Parameters that the framework's own router found in the path, for an operation mounted on its own. */
  readonly params?: Readonly<Record<string, string | readonly string[] | undefined>> | undefined
  /** Set if the framework knows better than the headers whether the browser shows the answer as a page. */
  readonly navigation?: boolean | undefined
  /** The result of a body parser that ran before and left nothing to read, or a Refusal if it failed. */
  readonly parsedBody?: unknown
  /** Keeps a serverless platform awake until the work is done, if it can. */
  readonly waitUntil?: ((work: Promise<unknown>) => void) | undefined
  /** True once the client has disconnected. */
  readonly aborted: boolean
  /** @param name in lower case */
  header(name: string): string | undefined
  /** The chunks of the body, read once. */
  chunks(): AsyncIterable<Uint8Array>
}
