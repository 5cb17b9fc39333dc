/** What came of the last request, as the page says it. */
export interface Outcome {
  readonly ok: boolean
  readonly text: string
  /** Method, path and status. */
  readonly request: string
  readonly stepUp: boolean
}

export const useOutcome = () => useState<Outcome | null>('outcome', () => null)

interface Change<Answer> {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly body?: File | Record<string, unknown>
  /** What to say when it worked. */
  readonly done: string
  /** Shows what changed, before it is said. */
  readonly show?: (answer: Answer) => unknown
}

/** Asks the account routes for a change and tells what came of it; false where it was refused. */
export function useAccountRoutes(): <Answer>(change: Change<Answer>) => Promise<boolean> {
  const outcome = useOutcome()
  const fetch = useAccountFetch()
  const pages = useClerkPages()

  return async <Answer>({ method, path, body, done, show }: Change<Answer>) => {
    const url = `/api/account${path}`
    try {
      const { status, _data } = await fetch.raw<Answer>(url, { method, ...(body && { body }) })
      await show?.(_data as Answer)
      outcome.value = { ok: true, text: done, request: `${method} ${url} → ${status}`, stepUp: false }
      return true
    } catch (error) {
      if (!isFailure(error)) throw error
      const { statusCode = 'no answer' } = error
      const stepUp = needsStepUp(error)
      outcome.value = {
        ok: false,
        text: inWords(error, pages.value.stepUp !== undefined),
        request: `${method} ${url} → ${statusCode}`,
        stepUp,
      }
      return false
    }
  }
}
