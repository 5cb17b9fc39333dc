import { isObject } from './is-object.ts'
import { type Issue, Refusal, type RefusalDetails } from './refusal.ts'

/** Clerk's `ClerkAPIResponseError`, known by its shape because two copies of the SDK have two classes. */
interface ClerkError {
  readonly status?: unknown
  readonly errors: readonly { readonly code?: unknown; readonly meta?: { readonly paramName?: unknown } }[]
  readonly clerkTraceId?: string
  readonly retryAfter?: number
}

const isClerkError = (error: unknown): error is ClerkError =>
  isObject(error) && 'errors' in error && Array.isArray(error.errors)

/** True where Clerk says that what the call was about does not exist. */
export const isGone = (error: unknown): boolean => error instanceof Refusal && error.code === 'not_found'

/**
 * What a failed call to Clerk means to the caller. Clerk's codes are passed on, being its contract; its texts are not.
 * `unknownOutcome` replaces the words where a change may have been done although no answer came.
 */
export function toRefusal(error: unknown, unknownOutcome?: string): Refusal {
  if (error instanceof Refusal) return error
  const { status, errors, clerkTraceId, retryAfter } = isClerkError(error) ? error : thrownBeforeTheCall(error)
  const details = { cause: error, clerkTraceId }
  switch (status) {
    case 400:
    case 409:
    case 422:
      return new Refusal('invalid_input', { ...details, issues: errors.map(toIssue) })
    case 401:
      return new Refusal('misconfigured', { ...details, log: badKey })
    case 402:
    case 403:
      return new Refusal('forbidden', { ...details, message: 'The user service does not allow this.' })
    case 404:
      return new Refusal('not_found', details)
    case 413:
      return new Refusal('body_too_large', details)
    case 429:
      return rateLimited(retryAfter, details)
    default:
      return new Refusal('clerk_unavailable', { ...details, message: unknownOutcome })
  }
}

/** What the SDK says of a missing key has no status to know it by. */
const thrownBeforeTheCall = (error: unknown): ClerkError => ({
  status: error instanceof Error && /secret ?key/i.test(error.message) ? 401 : undefined,
  errors: [],
})

const badKey = "Clerk's secret key is missing or wrong. It must be of the publishable key's instance."

/** `Retry-After` in seconds (RFC 9110, section 10.2.3), passed on as it came. */
export const rateLimited = (retryAfter: number | undefined, details: RefusalDetails = {}): Refusal =>
  new Refusal('rate_limited', { ...details, headers: retryAfter ? [['Retry-After', String(retryAfter)]] : [] })

function toIssue({ code, meta }: ClerkError['errors'][number]): Issue {
  const name = meta?.paramName
  return {
    path: typeof name === 'string' ? [name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())] : [],
    code: typeof code === 'string' ? code : 'refused',
    message: 'Clerk did not accept this value.',
  }
}

/** For an answer of 200 that is not what Clerk documents, such as a proxy's HTML page. */
export const unusableAnswer = (what: string): Refusal =>
  new Refusal('clerk_unavailable', { log: `Clerk's answer to ${what} is not as documented.` })
