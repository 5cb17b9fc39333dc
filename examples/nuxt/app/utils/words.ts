/** What `$fetch` throws, or the server hands over with its page. */
export interface Failure {
  /** Absent where there was no answer at all. */
  readonly statusCode?: number
  readonly data?: unknown
  readonly response?: { readonly headers: Headers }
}

export const isFailure = (error: unknown): error is Failure => error instanceof Error && error.name === 'FetchError'

interface Refusal {
  readonly message?: string
  readonly issues?: readonly { readonly path: readonly (string | number)[]; readonly message: string }[]
  readonly clerk_error?: { readonly reason?: string }
}

/** The body of a refusal. A proxy in between may have answered in its own way, or with nothing. */
const refusalOf = ({ data }: Failure): Refusal => (typeof data === 'object' && data !== null ? data : {})

export const needsStepUp = (error: Failure): boolean => refusalOf(error).clerk_error?.reason === 'reverification-error'

/** A refusal as people understand it. */
export function inWords(error: Failure, stepUp = false): string {
  if (!error.statusCode) return 'The server did not answer. Is it still running?'
  if (needsStepUp(error))
    return stepUp
      ? 'This needs a fresh proof that it is you. Nothing was changed.'
      : 'This needs a fresh sign-in. Nothing was changed: sign out and in again, then repeat it.'
  const { message = `The server answered ${error.statusCode} and did not say why.`, issues = [] } = refusalOf(error)
  const reasons = issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  const seconds = error.response?.headers.get('retry-after')
  return [message, ...reasons, ...(seconds ? [`Try again in ${seconds} seconds.`] : [])].join(' ')
}
