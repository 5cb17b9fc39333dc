import type { User } from '@account-routes/client'

type Named = Pick<User, 'id' | 'firstName' | 'lastName' | 'username' | 'emailAddresses' | 'primaryEmailAddressId'>

export const emailOf = ({ emailAddresses, primaryEmailAddressId }: Named): string | undefined =>
  (emailAddresses.find(({ id }) => id === primaryEmailAddressId) ?? emailAddresses[0])?.emailAddress

export const nameOf = (user: Named): string =>
  [user.firstName, user.lastName].filter(Boolean).join(' ') || user.username || emailOf(user) || user.id

export const roleOf = ({ publicMetadata: { role } }: Pick<User, 'publicMetadata'>): string | undefined =>
  typeof role === 'string' ? role : undefined
