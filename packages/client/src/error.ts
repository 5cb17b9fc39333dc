import type { AnyCode } from './generated/codes.gen.ts'

/** One reason why a value was not accepted. */
export interface Issue {
  readonly path: readonly (string | number)[]
  readonly code: string
  readonly message: string
}

/** One reason why an account can't be deleted now, with the app's own code and words. */
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
  /** The HTTP status; 0 where there was no answer. */
  declare readonly status: number
  declare readonly issues: readonly Issue[]
  declare readonly blockers: readonly Blocker[]
  /** Seconds until a retry makes sense, where the server knows. */
  declare readonly retryAfter: number | undefined
  /** Clerk's id of the failed call, for Clerk's support. */
  declare readonly clerkTraceId: string | undefined

  constructor({ message, code, issues, blockers, clerkTraceId }: ErrorBody, details?: ErrorDetails) {
    super(message)
    const lists = { issues: listOf(issues), blockers: listOf(blockers) }
    Object.assign(this, { status: 0, code, clerkTraceId }, lists, details)
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** A promise that knows the codes it may be rejected with. */
export interface AccountPromise<Out, Code extends string> extends Promise<Out> {
  /** Exists for types only. */
  readonly '~code'?: Code
}

export type Result<Out, Code extends string> =
  | { readonly ok: true; readonly data: Out; readonly error?: undefined }
  | { readonly ok: false; readonly data?: undefined; readonly error: AccountError<Code> }

/**
 * Waits for a call and returns its error instead of throwing it, with the codes of that operation. What is no
 * AccountError, such as an abort, is still thrown.
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
