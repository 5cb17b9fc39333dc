import { verifyPassword } from '../model/factors/passwords.ts'
import type { UserRow } from '../store/users/users.ts'

/** Whether this is the user's password. Nothing is counted: the caller has a session already. */
export async function isPasswordOf(user: UserRow, password: string): Promise<boolean> {
  const { password_digest: digest, password_hasher: hasher } = user
  return digest !== null && hasher !== null && verifyPassword({ digest, hasher }, password)
}
