import type { Attempt } from './attempt.ts'

/**
 * Answers with one of the statuses that the row's `output` lists.
 * @example return answer(attempt, 202, body)
 */
export function answer<Body>(attempt: Attempt, status: 202, body: Body): Body {
  attempt.status = status
  return body
}
