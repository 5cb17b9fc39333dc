import type { Self } from '@account-routes/client'

/** The fields that the page shows. The routes and Clerk's Backend SDK both have them under these names. */
export type User = Pick<
  Self,
  | 'id'
  | 'firstName'
  | 'lastName'
  | 'username'
  | 'imageUrl'
  | 'hasImage'
  | 'primaryEmailAddressId'
  | 'publicMetadata'
  | 'createdAt'
> & { readonly emailAddresses: readonly { readonly id: string; readonly emailAddress: string }[] }

export const emailOf = ({ emailAddresses, primaryEmailAddressId }: User): string | undefined =>
  (emailAddresses.find(({ id }) => id === primaryEmailAddressId) ?? emailAddresses[0])?.emailAddress

export const nameOf = (user: User): string =>
  [user.firstName, user.lastName].filter(Boolean).join(' ') || user.username || emailOf(user) || user.id
