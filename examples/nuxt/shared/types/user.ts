/** What the page shows of a user. */
export interface User {
  readonly id: string
  readonly firstName: string | null
  readonly lastName: string | null
  readonly username: string | null
  readonly imageUrl: string
  readonly hasImage: boolean
  readonly primaryEmailAddressId: string | null
  readonly emailAddresses: readonly { readonly id: string; readonly emailAddress: string }[]
  readonly publicMetadata: Readonly<Record<string, unknown>>
  readonly banned: boolean
  readonly locked: boolean
  readonly createdAt: number
}

export interface UserList {
  readonly data: readonly User[]
  readonly totalCount: number
}
