import type { AccountError } from '@account-routes/client'

/** The sentences of an error, which the routes write for people. */
export function inWords({ message, issues, retryAfter }: AccountError<string>): string {
  const wait = retryAfter ? [`Try again in ${retryAfter} seconds.`] : []
  return [message, ...issues.map((issue) => issue.message), ...wait].join(' ')
}
