import type { Instance } from '../../instance.ts'
import { imageUrl } from '../../model/users/user-resource.ts'
import { identifiersOf } from '../../store/users/identifiers.ts'
import type { UserRow } from '../../store/users/users.ts'

/** The primary address, phone number or username of a user. */
export function identifierOf(instance: Instance, user: UserRow): string {
  const rows = identifiersOf(instance.db, [user.id])
  const primary = (id: string | null) => rows.find((row) => row.id === id)?.value
  return (
    primary(user.primary_email_address_id) ??
    primary(user.primary_phone_number_id) ??
    user.username ??
    primary(user.primary_web3_wallet_id) ??
    user.id
  )
}

/** The public part of a user. */
export function publicUserData(instance: Instance, user: UserRow): object {
  return {
    first_name: user.first_name,
    last_name: user.last_name,
    image_url: imageUrl(instance, user),
    has_image: user.image_id !== null,
    identifier: identifierOf(instance, user),
    user_id: user.id,
    username: user.username,
    banned: user.banned === 1,
    deprovisioned: false,
  }
}
