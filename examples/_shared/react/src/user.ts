type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** What the page shows of a user. The routes and Clerk's Backend SDK both give it under these names. */
export interface User {
  readonly id: string
  readonly firstName: string | null
  readonly lastName: string | null
  readonly username: string | null
  readonly imageUrl: string
  readonly hasImage: boolean
  readonly primaryEmailAddressId: string | null
  readonly emailAddresses: readonly { readonly id: string; readonly emailAddress: string }[]
  readonly publicMetadata: Readonly<Record<string, Json>>
  readonly banned: boolean
  readonly locked: boolean
  readonly createdAt: number
}

export const emailOf = ({ emailAddresses, primaryEmailAddressId }: User): string | undefined =>
  (emailAddresses.find(({ id }) => id === primaryEmailAddressId) ?? emailAddresses[0])?.emailAddress

export const nameOf = (user: User): string =>
  [user.firstName, user.lastName].filter(Boolean).join(' ') || user.username || emailOf(user) || user.id
