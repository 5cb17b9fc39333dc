import { type Issue, Refusal, type RefusalCode } from '../http/refusal.ts'
import { retryAfterOf } from './errors.ts'

/** Clerk's `ClerkAPIResponseError`, known by its shape because two copies of the SDK have two classes. */
interface ClerkError {
  readonly status?: unknown
  readonly errors: readonly {
    readonly code?: unknown
    readonly message?: unknown
    readonly meta?: { readonly paramName?: unknown }
  }[]
  readonly clerkTraceId?: string
  readonly retryAfter?: number
}

const isClerkError = (error: unknown): error is ClerkError =>
  Array.isArray((error as Partial<ClerkError> | null | undefined)?.errors)

const codes: Readonly<Record<number, RefusalCode>> = {
  400: 'invalid_input',
  401: 'misconfigured',
  402: 'forbidden',
  403: 'forbidden',
  409: 'invalid_input',
  413: 'body_too_large',
  422: 'invalid_input',
  429: 'rate_limited',
}

/**
 * A 404 counts only with Clerk's own code for a missing resource: a proxy's page, a gateway's JSON and a missing instance
 * are 404 as well, and say nothing about the user.
 */
function codeOf({ status, errors }: ClerkError): RefusalCode {
  if (status === 404) return notFoundCodes.has(errors[0]?.code) ? 'not_found' : 'clerk_unavailable'
  return codes[status as number] ?? 'clerk_unavailable'
}

const notFoundCodes: ReadonlySet<unknown> = new Set([
  'resource_not_found',
  'external_account_not_found',
  'image_not_found',
  'oauth_token_provider_not_enabled',
  'passkey_not_registered',
])

/**
 * What a failed call to Clerk means to the caller. Clerk's codes are passed on, being its contract; its texts are not.
 * @param unknownOutcome replaces the message where a change may have happened although no answer came
 */
export function toRefusal(error: unknown, unknownOutcome?: string): Refusal {
  const failure = isClerkError(error) ? error : thrownBeforeTheCall(error)
  const { errors, clerkTraceId, retryAfter } = failure
  const code = codeOf(failure)
  const messages = { forbidden: 'The user service does not allow this.', clerk_unavailable: unknownOutcome }
  return new Refusal(code, {
    cause: error,
    clerkTraceId,
    message: messages[code as keyof typeof messages],
    issues: code === 'invalid_input' ? errors.slice(0, 50).map(toIssue) : undefined,
    log: code === 'misconfigured' ? badKey : isUnreachable(error) ? unreachable : undefined,
    headers: retryAfterOf(retryAfter),
  })
}

/** The SDK reports a missing key without a status. */
const thrownBeforeTheCall = (error: unknown): ClerkError => ({
  status: error instanceof Error && /secret ?key/i.test(error.message) ? 401 : undefined,
  errors: [],
})

const badKey = "Clerk's secret key is missing or wrong for this publishable key."
const unreachable = "Clerk's Backend API could not be reached."

/** True if there was no answer at all. The SDK drops the cause and the address of such a failure. */
export const isUnreachable = (error: unknown): boolean =>
  isClerkError(error) && error.status === undefined && error.errors[0]?.code === 'unexpected_error'

function toIssue({ code, meta }: ClerkError['errors'][number]): Issue {
  const name = meta?.paramName
  return {
    path: typeof name === 'string' ? [name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())] : [],
    code: typeof code === 'string' ? code : 'refused',
    message: 'Clerk did not accept this value.',
  }
}
