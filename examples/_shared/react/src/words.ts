import type { Answer } from './api.ts'

interface Refusal {
  readonly message?: string
  readonly issues?: readonly { readonly path: readonly (string | number)[]; readonly message: string }[]
  readonly clerk_error?: { readonly reason?: string }
}

/** The body of an answer that is not ok. A proxy in between may have answered in its own way, or with nothing. */
const refusalOf = ({ body }: Pick<Answer, 'body'>): Refusal => (typeof body === 'object' && body !== null ? body : {})

export const needsStepUp = (answer: Pick<Answer, 'body'>): boolean =>
  refusalOf(answer).clerk_error?.reason === 'reverification-error'

/** A refusal as people understand it. */
export function inWords(answer: Answer, stepUp: boolean): string {
  if (answer.status === 0) return 'The server did not answer. Is it still running?'
  if (needsStepUp(answer))
    return stepUp
      ? 'This needs a fresh proof that it is you. Nothing was changed.'
      : 'This needs a fresh sign-in. Nothing was changed: sign out and in again, then repeat it.'
  const { message = `The server answered ${answer.status} and did not say why.`, issues = [] } = refusalOf(answer)
  const reasons = issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  const wait = answer.retryAfter ? [`Try again in ${answer.retryAfter} seconds.`] : []
  return [message, ...reasons, ...wait].join(' ')
}
