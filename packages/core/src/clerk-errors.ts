import { type Issue, Refusal, type RefusalCode } from './refusal.ts'
import type { Header } from './reply.ts'

/** Clerk's `ClerkAPIResponseError`, known by its shape because two copies of the SDK have two classes. */
interface ClerkError {
  readonly status?: unknown
  readonly errors: readonly { readonly code?: unknown; readonly meta?: { readonly paramName?: unknown } }[]
  readonly clerkTraceId?: string
  readonly retryAfter?: number
}

const isClerkError = (error: unknown): error is ClerkError =>
  Array.isArray((error as Partial<ClerkError> | null | undefined)?.errors)

/** True where Clerk says that what the call was about does not exist. */
export const isGone = (error: unknown): boolean => error instanceof Refusal && error.code === 'not_found'

const codes: Readonly<Record<number, RefusalCode>> = {
  400: 'invalid_input',
  401: 'misconfigured',
  402: 'forbidden',
  403: 'forbidden',
  404: 'not_found',
  409: 'invalid_input',
  413: 'body_too_large',
  422: 'invalid_input',
  429: 'rate_limited',
}

/**
 * What a failed call to Clerk means to the caller. Clerk's codes are passed on, being its contract; its texts are not.
 * `unknownOutcome` replaces the words where a change may have been done although no answer came.
 */
export function toRefusal(error: unknown, unknownOutcome?: string): Refusal {
  if (error instanceof Refusal) return error
  const { status, errors, clerkTraceId, retryAfter } = isClerkError(error) ? error : thrownBeforeTheCall(error)
  const code = codes[status as number] ?? 'clerk_unavailable'
  const messages = { forbidden: 'The user service does not allow this.', clerk_unavailable: unknownOutcome }
  return new Refusal(code, {
    cause: error,
    clerkTraceId,
    message: messages[code as keyof typeof messages],
    issues: code === 'invalid_input' ? errors.map(toIssue) : undefined,
    log: code === 'misconfigured' ? badKey : undefined,
    headers: retryAfterOf(retryAfter),
  })
}

/** What the SDK says of a missing key has no status to know it by. */
const thrownBeforeTheCall = (error: unknown): ClerkError => ({
  status: error instanceof Error && /secret ?key/i.test(error.message) ? 401 : undefined,
  errors: [],
})

const badKey = "Clerk's secret key is missing or wrong for this publishable key."

/** `Retry-After` in seconds (RFC 9110, section 10.2.3), passed on as it came. */
export const retryAfterOf = (seconds: number | undefined): readonly Header[] =>
  seconds ? [['Retry-After', String(seconds)]] : []

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
