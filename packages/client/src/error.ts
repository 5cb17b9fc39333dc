import type { AnyCode } from './generated/codes.gen.ts'

/** One reason why a value was rejected. */
export interface Issue {
  readonly path: readonly (string | number)[]
  readonly code: string
  readonly message: string
}

/** One reason why an account can't be deleted now, with the app's own code and message. */
export interface Blocker {
  readonly code: string
  readonly message: string
  readonly [detail: string]: unknown
}

/** The body of a refusal. */
export interface ErrorBody {
  readonly code?: string
  readonly message?: string
  readonly issues?: readonly Issue[]
  readonly blockers?: readonly Blocker[]
  readonly clerkTraceId?: string
}

export interface ErrorDetails {
  readonly status?: number
  readonly retryAfter?: number | undefined
  readonly cause?: unknown
}

/** A call that did not succeed. `code` is the contract; `message` is a sentence to show. */
export class AccountError<Code extends string = AnyCode> extends Error {
  override readonly name = 'AccountError'
  declare readonly code: Code
  /** The HTTP status, or 0 if there was no answer. */
  declare readonly status: number
  declare readonly issues: readonly Issue[]
  declare readonly blockers: readonly Blocker[]
  /** Seconds until a retry makes sense, if the server said so. */
  declare readonly retryAfter: number | undefined
  /** Clerk's id of the failed call, for Clerk's support. */
  declare readonly clerkTraceId: string | undefined

  constructor({ message, ...body }: ErrorBody, details?: ErrorDetails) {
    super(message)
    Object.assign(this, { status: 0, issues: [], blockers: [] }, body, details)
  }
}

/** A promise that knows the codes it may be rejected with. */
export interface AccountPromise<Out, Code extends string> extends Promise<Out> {
  /** Exists for types only. */
  readonly '~code'?: Code
}

/** The outcome of a call: its data, or its error. */
export type Result<Out, Code extends string> =
  | { readonly ok: true; readonly data: Out; readonly error?: undefined }
  | { readonly ok: false; readonly data?: undefined; readonly error: AccountError<Code> }

/**
 * Waits for a call and returns its error instead of throwing it, typed with the codes of that operation. Anything but
 * an AccountError, such as an abort, is still thrown.
 * @example
 * const { error } = await safe(client.me.delete())
 * if (error?.code === 'blocked') show(error.blockers)
 */
export async function safe<Out, Code extends string>(call: AccountPromise<Out, Code>): Promise<Result<Out, Code>> {
  try {
    return { ok: true, data: await call }
  } catch (error) {
    // The server's list of refusals is what `Code` was generated from.
    if (error instanceof AccountError) return { ok: false, error: error as AccountError<Code> }
    throw error
  }
}
