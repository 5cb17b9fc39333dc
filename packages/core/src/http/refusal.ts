import type { Header, JsonObject, JsonValue, Reply } from './reply.ts'

/** Every refusal: status, message for the caller, name of the status. The code is the contract; messages may change. */
export const refusals = {
  unauthenticated: [401, 'Sign in to continue.', 'Unauthorized'],
  cross_origin: [403, 'This request came from another site.', 'Forbidden'],
  reverification_required: [403, 'Verify your identity to continue.', 'Forbidden'],
  impersonated: [403, "You can't do this while impersonating a user.", 'Forbidden'],
  self_deletion_disabled: [403, 'Deleting your own account is turned off.', 'Forbidden'],
  forbidden: [403, "You don't have permission to do this.", 'Forbidden'],
  not_found: [404, 'Not found.', 'Not Found'],
  method_not_allowed: [405, 'This method is not supported here.', 'Method Not Allowed'],
  request_timeout: [408, 'The body arrived too slowly.', 'Request Timeout'],
  own_account: [409, "You can't do this to your own account.", 'Conflict'],
  blocked: [409, "This account can't be deleted yet.", 'Conflict'],
  deletion_in_progress: [409, 'This account is being deleted.', 'Conflict'],
  invalid_signature: [400, "The signature doesn't match.", 'Bad Request'],
  invalid_json: [400, 'The body is not valid JSON.', 'Bad Request'],
  incomplete_body: [400, 'The body ended early.', 'Bad Request'],
  body_too_large: [413, 'The body is too large.', 'Content Too Large'],
  unsupported_media_type: [415, 'This content type is not supported.', 'Unsupported Media Type'],
  invalid_input: [422, 'Some values are not valid.', 'Unprocessable Content'],
  rate_limited: [429, 'Too many requests. Try again later.', 'Too Many Requests'],
  client_closed_request: [499, 'The client closed the connection.', 'Client Closed Request'],
  misconfigured: [500, 'The server is not set up correctly.', 'Internal Server Error'],
  internal: [500, 'Something went wrong.', 'Internal Server Error'],
  not_implemented: [501, 'The server does not support this.', 'Not Implemented'],
  clerk_unavailable: [502, "The user service isn't available right now.", 'Bad Gateway'],
  busy: [503, 'The server is busy. Try again in a moment.', 'Service Unavailable'],
  clerk_timeout: [504, 'The user service did not answer in time.', 'Gateway Timeout'],
} as const satisfies Record<string, readonly [status: number, message: string, error: string]>

/** The code of a refusal. */
export type RefusalCode = keyof typeof refusals

/** One reason why a value was rejected. The value itself is never repeated. */
export type Issue = {
  readonly path: readonly (string | number)[]
  readonly code: string
  readonly message: string
}

/** One reason why an account can't be deleted now, with the app's own code and message. */
export interface Blocker {
  readonly code: string
  readonly message: string
  readonly [detail: string]: JsonValue
}

/** Details of a refusal beside its code. */
export interface RefusalDetails {
  /** Replaces the table's message. Never use text from a request or from Clerk. */
  readonly message?: string | undefined
  readonly issues?: readonly Issue[] | undefined
  readonly blockers?: readonly Blocker[] | undefined
  /** Clerk's id of the failed call, for Clerk's support. */
  readonly clerkTraceId?: string | undefined
  readonly headers?: readonly Header[]
  /** Fields that replace all others except `code` and `message`. */
  readonly body?: JsonObject
  /** For the app's log, never for the caller. */
  readonly log?: string | undefined
  readonly cause?: unknown
}

const V8Error = Error as { stackTraceLimit?: number | undefined }

/** The one way to refuse a request. Thrown anywhere, and turned into an answer in one place. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  declare readonly code: RefusalCode
  declare readonly details: RefusalDetails

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    // A stack would cost as much as the rest of a refused request, and says nothing: a cause has its own.
    const { stackTraceLimit } = V8Error
    V8Error.stackTraceLimit = 0
    super(details.log ?? details.message ?? refusals[code][1], details)
    V8Error.stackTraceLimit = stackTraceLimit
    this.code = code
    this.details = details
  }
}

export function replyTo({ code, details }: Refusal): Reply {
  const [status, text, error] = refusals[code]
  const { issues, blockers, clerkTraceId, headers = [], message = text } = details
  return {
    status,
    headers,
    body: details.body
      ? { ...details.body, code, message }
      : {
          error,
          code,
          message,
          ...(issues && { issues }),
          ...(blockers && { blockers }),
          ...(clerkTraceId && { clerkTraceId }),
        },
  }
}
