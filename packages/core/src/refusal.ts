import type { Header, JsonObject, Reply } from './reply.ts'

/** Every refusal: its status, what the caller is told, and the name of the status. The code is the contract, the words may change. */
export const refusals = {
  unauthenticated: [401, 'Sign in first.', 'Unauthorized'],
  cross_origin: [403, 'This request came from another site.', 'Forbidden'],
  reverification_required: [403, 'Confirm that it is you.', 'Forbidden'],
  impersonated: [403, 'Not while impersonating a user.', 'Forbidden'],
  self_deletion_disabled: [403, 'This account may not delete itself.', 'Forbidden'],
  forbidden: [403, 'You are not allowed to do this.', 'Forbidden'],
  not_found: [404, 'There is nothing here.', 'Not Found'],
  method_not_allowed: [405, 'This method is not supported here.', 'Method Not Allowed'],
  own_account: [409, 'Not to your own account.', 'Conflict'],
  invalid_json: [400, 'The body is not valid JSON.', 'Bad Request'],
  body_too_large: [413, 'The body is too large.', 'Content Too Large'],
  unsupported_media_type: [415, 'This content type is not supported.', 'Unsupported Media Type'],
  invalid_input: [422, 'Some values are not valid.', 'Unprocessable Content'],
  rate_limited: [429, 'Too many requests. Try again later.', 'Too Many Requests'],
  client_closed_request: [499, 'The client hung up.', 'Client Closed Request'],
  misconfigured: [500, 'The server is not set up correctly.', 'Internal Server Error'],
  internal: [500, 'Something went wrong.', 'Internal Server Error'],
  clerk_unavailable: [502, 'The user service gave no usable answer.', 'Bad Gateway'],
  clerk_timeout: [504, 'The user service did not answer in time.', 'Gateway Timeout'],
} as const satisfies Record<string, readonly [status: number, message: string, error: string]>

export type RefusalCode = keyof typeof refusals

/** One reason why a value was not accepted. The value itself is never repeated. */
export type Issue = {
  readonly path: readonly (string | number)[]
  readonly code: string
  readonly message: string
}

export interface RefusalDetails {
  /** Replaces the table's words. Never text that came from elsewhere. */
  readonly message?: string | undefined
  readonly issues?: readonly Issue[] | undefined
  /** Clerk's id of the failed call, for Clerk's support. */
  readonly clerkTraceId?: string | undefined
  readonly headers?: readonly Header[]
  /** Replaces the whole body. */
  readonly body?: JsonObject
  /** For the log of the app, never for the caller. */
  readonly log?: string | undefined
  readonly cause?: unknown
}

const V8Error = Error as { stackTraceLimit?: number | undefined }

/** The one way in which a request is turned down, thrown from anywhere and answered in one place. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  declare readonly code: RefusalCode
  declare readonly details: RefusalDetails

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    // A stack would cost as much as the rest of a refused request, and tell nothing: a cause has its own.
    const { stackTraceLimit } = V8Error
    V8Error.stackTraceLimit = 0
    super(details.log ?? details.message ?? refusals[code][1], details)
    V8Error.stackTraceLimit = stackTraceLimit
    this.code = code
    this.details = details
  }
}

export function replyTo({ code, details }: Refusal): Reply {
  const [status, message, error] = refusals[code]
  const { issues, clerkTraceId, headers = [] } = details
  return {
    status,
    headers,
    body: details.body ?? {
      error,
      code,
      message: details.message ?? message,
      ...(issues && { issues }),
      ...(clerkTraceId && { clerkTraceId }),
    },
  }
}
