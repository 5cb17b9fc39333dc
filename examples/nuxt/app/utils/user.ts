import type { AccountError, Self } from '@account-routes/client'

export const emailOf = ({ emailAddresses, primaryEmailAddressId }: Self): string | undefined =>
  (emailAddresses.find(({ id }) => id === primaryEmailAddressId) ?? emailAddresses[0])?.emailAddress

export const nameOf = (user: Self): string =>
  [user.firstName, user.lastName].filter(Boolean).join(' ') || user.username || emailOf(user) || user.id

export const roleOf = ({ publicMetadata: { role } }: Self): string => (typeof role === 'string' ? role : 'member')

/** The sentences of an error, which the routes write for people. */
export function inWords({ message, issues, retryAfter }: AccountError<string>): string {
  const wait = retryAfter ? [`Try again in ${retryAfter} seconds.`] : []
  return [message, ...issues.map((issue) => issue.message), ...wait].join(' ')
}
