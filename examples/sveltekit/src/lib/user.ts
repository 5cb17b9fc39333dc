import type { Self } from '@account-routes/client'

export const emailOf = ({ emailAddresses, primaryEmailAddressId }: Self): string | undefined =>
  (emailAddresses.find(({ id }) => id === primaryEmailAddressId) ?? emailAddresses[0])?.emailAddress

export const nameOf = (user: Self): string =>
  [user.firstName, user.lastName].filter(Boolean).join(' ') || user.username || emailOf(user) || user.id

export const roleOf = ({ publicMetadata: { role } }: Self): string => (typeof role === 'string' ? role : 'member')
