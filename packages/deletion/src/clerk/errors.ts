interface Failure {
  readonly status?: unknown
  readonly statusCode?: unknown
  readonly code?: unknown
  readonly retryAfter?: unknown
  readonly clerkError?: unknown
  readonly errors?: unknown
}

/**
 * The fields by which errors of all SDKs are known, because two copies of one SDK have two classes. Steps may throw
 * anything: fields that can't be read count as absent.
 */
export function fieldsOf(error: unknown): Failure {
  if (typeof error !== 'object' || error === null) return {}
  try {
    const { status, statusCode, code, retryAfter, clerkError, errors } = error as Failure
    return { status, statusCode, code, retryAfter, clerkError, errors }
  } catch {
    return {}
  }
}

/** The codes that an error carries: its own, and those of a list of Clerk's. */
export function codesOf(error: unknown): readonly unknown[] {
  const { code, errors } = fieldsOf(error)
  return [code, ...(Array.isArray(errors) ? errors.map((item: unknown) => fieldsOf(item).code) : [])]
}

/** True if Clerk itself says that the resource does not exist. A proxy's 404 does not count. */
export const isMissing = (error: unknown): boolean =>
  fieldsOf(error).status === 404 && codesOf(error).includes('resource_not_found')

/** True for a refusal of the key, a rate limit, or no answer from Clerk: waiting helps, and it says nothing of the step. */
export function isInstanceFailure(error: unknown): boolean {
  const { status, clerkError } = fieldsOf(error)
  if (!clerkError) return false
  return typeof status !== 'number' || status === 401 || status === 403 || status === 429 || status >= 500
}

const maxRetryMs = 30 * 86_400_000

/**
 * Milliseconds after which an error asks for another try, at most 30 days. Undefined if it names no time: an HTTP date
 * read as a number is NaN, which a ledger would store as "never".
 */
export function retryMsOf(error: unknown): number | undefined {
  const { retryAfter } = fieldsOf(error)
  return typeof retryAfter === 'number' && retryAfter >= 0 ? Math.min(retryAfter * 1_000, maxRetryMs) : undefined
}

/** A code that is safe to store: never a message, which may hold personal data. */
export function storedCode(error: unknown): string {
  const code = codesOf(error).find((item) => typeof item === 'string' && /^[\w.-]{1,60}$/.test(item))
  return typeof code === 'string' ? code.toLowerCase() : 'error'
}
