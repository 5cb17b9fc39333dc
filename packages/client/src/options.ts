/** How thoroughly a user must verify, in Clerk's words. */
export type VerificationLevel = 'first_factor' | 'second_factor' | 'multi_factor'

/** The server's request for a new verification. */
export interface VerificationRequest {
  readonly level: VerificationLevel
  /** Ends when the call is aborted. */
  readonly signal: AbortSignal | undefined
}

/** Has the user verify their identity: `true` repeats the call once, `false` means that they canceled. */
export type Verify = (request: VerificationRequest) => Promise<boolean>

export interface ClientOptions {
  /**
   * The path or address that the routes are mounted at. Nothing is sent to any other origin.
   * @default '/api/account'
   */
  readonly baseUrl?: string
  /**
   * Has the user verify their identity where an operation requires it. Without it such a call fails with
   * `reverification_required`.
   * @example verify: verifyWithClerk(() => window.Clerk)
   */
  readonly verify?: Verify
  /**
   * The session token to send, where cookies don't reach the server: another origin, a phone. The client never keeps it.
   * @example getToken: (options) => clerk.session.getToken(options)
   */
  readonly getToken?: (options: { readonly skipCache: boolean }) => Promise<string | null>
  /**
   * Renews an expired session before a call that got 401 is repeated once. Falsy when there is nothing to renew.
   * @default Clerk's browser SDK where it is loaded, else a hidden frame that loads `baseUrl`
   */
  readonly renew?: (baseUrl: string) => Promise<unknown>
  /** @default globalThis.fetch */
  readonly fetch?: typeof fetch
}

export interface CallOptions {
  readonly signal?: AbortSignal
}

export interface UploadOptions extends CallOptions {
  /** Called with the part that was sent, from 0 to 1. It needs XMLHttpRequest, which browsers and React Native have. */
  readonly onProgress?: (fraction: number) => void
}
