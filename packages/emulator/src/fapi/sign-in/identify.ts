import type { Instance } from '../../instance.ts'
import { findUserBy, findUserByIdentifier, type UserRow } from '../../store/users/users.ts'

/** The user with this email address, phone number, username or wallet. */
export function findByIdentifier(instance: Instance, identifier: string): UserRow | undefined {
  const { db } = instance
  const name = identifier.trim()
  return (
    findUserByIdentifier(db, 'email_address', name.toLowerCase()) ??
    findUserByIdentifier(db, 'phone_number', name.replace(/[\s().-]/g, '')) ??
    findUserByIdentifier(db, 'web3_wallet', name.toLowerCase()) ??
    findUserBy(db, 'username', name)
  )
}
