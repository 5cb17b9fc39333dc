import type { User } from '../account-client.ts'
import { plain } from '../base/untrusted.ts'

/** The primary e-mail address, or the first. */
export function emailOf({
  emailAddresses,
  primaryEmailAddressId,
}: Pick<User, 'emailAddresses' | 'primaryEmailAddressId'>): string {
  const primary = emailAddresses.find(({ id }) => id === primaryEmailAddressId) ?? emailAddresses[0]
  return plain(primary?.emailAddress ?? '')
}

export function nameOf(user: User): string {
  const name = plain([user.firstName, user.lastName].filter(Boolean).join(' '))
  return name || plain(user.username ?? '') || emailOf(user) || user.id
}

/** The line below the name: what tells two people of one name apart. */
export function detailOf(user: User): string {
  const name = nameOf(user)
  return [emailOf(user), plain(user.phoneNumbers[0]?.phoneNumber ?? ''), plain(user.username ?? ''), user.id].find(
    (each) => each && each !== name,
  ) as string
}

export function roleOf({ publicMetadata }: User, key: string): string {
  const role = publicMetadata[key]
  return typeof role === 'string' ? plain(role, 60) : ''
}
