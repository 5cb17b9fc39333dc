import { type AccountError, type AccountPromise, createAccountClient, safe } from '@account-routes/client'

export const client = createAccountClient()

/** The result of the last change, as the page tells it. */
export interface Outcome {
  readonly ok: boolean
  readonly text: string
  /** A code and a status, for developers. */
  readonly answer: string
  readonly needsStepUp: boolean
}

export const outcome: { last: Outcome | undefined } = $state({ last: undefined })

/** Waits for a change and tells the result. Returns the answer, or undefined where the change was refused. */
export async function change<Out, Code extends string>(
  call: AccountPromise<Out, Code>,
  done: string,
): Promise<Out | undefined> {
  const { data, error } = await safe(call)
  outcome.last = error
    ? {
        ok: false,
        text: inWords(error),
        answer: `${error.status} ${error.code}`,
        needsStepUp: needsStepUp(error),
      }
    : { ok: true, text: done, answer: '200', needsStepUp: false }
  return data
}

const needsStepUp = ({ code }: AccountError<string>): boolean => code === 'reverification_required'

function inWords(error: AccountError<string>): string {
  if (needsStepUp(error)) return 'This needs a fresh proof that it is you. Nothing was changed.'
  const reasons = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  const later = error.retryAfter ? [`Try again in ${error.retryAfter} seconds.`] : []
  return [error.message, ...reasons, ...later].join(' ')
}
