import type { Instance } from '../../instance.ts'
import { findUserBy, findUserByIdentifier, type UserRow } from '../../store/users/users.ts'

/** Reads an identifier as the address of a wallet. Solana's addresses depend on their case, Ethereum's do not. */
export function walletAddress(identifier: string | null): string {
  const name = identifier?.trim() ?? ''
  return /^0x/i.test(name) ? name.toLowerCase() : name
}

/** The user with this email address, phone number, username or wallet. */
export function findByIdentifier(instance: Instance, identifier: string): UserRow | undefined {
  const { db } = instance
  const name = identifier.trim()
  return (
    findUserByIdentifier(db, 'email_address', name.toLowerCase()) ??
    findUserByIdentifier(db, 'phone_number', name.replace(/[\s().-]/g, '')) ??
    findUserByIdentifier(db, 'web3_wallet', walletAddress(identifier)) ??
    findUserBy(db, 'username', name)
  )
}
