/** Clerk's name for the factors that a verification needs. */
export type VerificationLevel = 'first_factor' | 'second_factor' | 'multi_factor'

/** The server's request for a new verification. */
export interface VerificationRequest {
  readonly level: VerificationLevel
  /** Aborts with the call. */
  readonly signal: AbortSignal | undefined
}

/** Asks the user to verify their identity. `true` repeats the call once; `false` means that the user canceled. */
export type Verify = (request: VerificationRequest) => Promise<boolean>

/** Options of `createAccountClient()`. */
export interface ClientOptions {
  /**
   * The path or URL that the routes are mounted at. The client sends requests to no other origin.
   * @default '/api/account'
   */
  readonly baseUrl?: string
  /**
   * Asks the user to verify their identity when an operation requires it. Without it, such a call fails with
   * `reverification_required`.
   * @default undefined
   * @example verify: verifyWithClerk(() => window.Clerk)
   */
  readonly verify?: Verify
  /**
   * Returns the session token to send if cookies don't reach the server, as from another origin or a phone. The client
   * never keeps it.
   * @default undefined
   * @example getToken: (options) => clerk.session.getToken(options)
   */
  readonly getToken?: (options: { readonly skipCache: boolean }) => Promise<string | null>
  /**
   * Renews an expired session after a 401. A truthy result repeats the call once.
   * @default Clerk's browser SDK if it is loaded, else a hidden frame that loads `baseUrl`
   */
  readonly renew?: (baseUrl: string) => Promise<unknown>
  /**
   * Sends the requests.
   * @default globalThis.fetch
   */
  readonly fetch?: typeof fetch
}

/** Options of a single call. */
export interface CallOptions {
  /** Aborts the call. */
  readonly signal?: AbortSignal
}

/** Options of a call that sends a picture. */
export interface UploadOptions extends CallOptions {
  /** Called with the fraction sent, from 0 to 1. Needs XMLHttpRequest, which browsers and React Native have. */
  readonly onProgress?: (fraction: number) => void
}
