import { type AccountError, createAccountClient, verifyWithClerk } from '@account-routes/client'

/** Has users verify in the Clerk that `<ClerkProvider>` loads. */
export const client = createAccountClient({ verify: verifyWithClerk() })

/** The sentences of an error, which the routes write for people. */
export function inWords({ message, issues, retryAfter }: AccountError<string>): string {
  const wait = retryAfter ? [`Try again in ${retryAfter} seconds.`] : []
  return [message, ...issues.map((issue) => issue.message), ...wait].join(' ')
}
