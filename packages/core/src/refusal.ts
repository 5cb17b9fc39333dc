import type { Header, JsonObject, Reply } from './reply.ts'

const titles = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  499: 'Client Closed Request',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  504: 'Gateway Timeout',
} as const

/** Every refusal: its status and what the caller is told. The code is the contract, the words may change. */
export const refusals = {
  unauthenticated: [401, 'Sign in first.'],
  cross_origin: [403, 'This request came from another site.'],
  reverification_required: [403, 'Confirm that it is you, then try again.'],
  impersonated: [403, 'Not while impersonating a user.'],
  self_deletion_disabled: [403, 'This account may not delete itself.'],
  forbidden: [403, 'You are not allowed to do this.'],
  not_found: [404, 'There is nothing here.'],
  method_not_allowed: [405, 'This method is not supported here.'],
  own_account: [409, 'Not to your own account.'],
  invalid_json: [400, 'The body is not valid JSON.'],
  body_too_large: [413, 'The body is too large.'],
  unsupported_media_type: [415, 'This content type is not supported.'],
  invalid_input: [422, 'Some values are not valid.'],
  rate_limited: [429, 'Too many requests. Try again later.'],
  client_closed_request: [499, 'The client hung up.'],
  misconfigured: [500, 'The server is not set up correctly.'],
  internal: [500, 'Something went wrong.'],
  clerk_unavailable: [502, 'The user service gave no usable answer.'],
  clerk_timeout: [504, 'The user service did not answer in time.'],
} as const satisfies Record<string, readonly [status: keyof typeof titles, message: string]>

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
  readonly issues?: readonly Issue[]
  /** Clerk's id of the failed call, for Clerk's support. */
  readonly clerkTraceId?: string | undefined
  readonly headers?: readonly Header[]
  /** Replaces the whole body. */
  readonly body?: JsonObject
  /** For the log of the app, never for the caller. */
  readonly log?: string
  readonly cause?: unknown
}

const V8Error = Error as { stackTraceLimit?: number | undefined }

/** The one way in which a request is turned down, thrown from anywhere and answered in one place. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly details: RefusalDetails

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    // A stack would cost as much as the rest of a refused request, and tell nothing: a cause has its own.
    const { stackTraceLimit } = V8Error
    V8Error.stackTraceLimit = 0
    super(details.log ?? details.message ?? refusals[code][1], { cause: details.cause })
    V8Error.stackTraceLimit = stackTraceLimit
    this.code = code
    this.details = details
  }
}

export function replyTo({ code, details }: Refusal): Reply {
  const [status, message] = refusals[code]
  const { issues, clerkTraceId, headers = [] } = details
  return {
    status,
    headers,
    body: details.body ?? {
      error: titles[status],
      code,
      message: details.message ?? message,
      ...(issues && { issues }),
      ...(clerkTraceId && { clerkTraceId }),
    },
  }
}
