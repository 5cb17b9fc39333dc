export const emailOf = ({ emailAddresses, primaryEmailAddressId }: User): string | undefined =>
  (emailAddresses.find(({ id }) => id === primaryEmailAddressId) ?? emailAddresses[0])?.emailAddress

export const nameOf = (user: User): string =>
  [user.firstName, user.lastName].filter(Boolean).join(' ') || user.username || emailOf(user) || user.id

export const roleOf = ({ publicMetadata: { role } }: User): string | undefined =>
  typeof role === 'string' ? role : undefined
