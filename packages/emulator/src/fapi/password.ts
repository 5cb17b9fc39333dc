import { verifyPassword } from '../model/factors/passwords.ts'
import type { UserRow } from '../store/users/users.ts'

/** Returns true for the user's password. Wrong ones are not counted, since the caller has a session. */
export async function isPasswordOf(user: UserRow, password: string): Promise<boolean> {
  const { password_digest: digest, password_hasher: hasher } = user
  return digest !== null && hasher !== null && verifyPassword({ digest, hasher }, password)
}
