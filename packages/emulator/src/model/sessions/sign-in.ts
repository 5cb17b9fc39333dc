import type { Instance } from '../../instance.ts'
import { findUserBy, findUserByIdentifier, type UserRow, updateUser } from '../../store/users/users.ts'
import { verifyPassword } from '../factors/passwords.ts'
import { changedUser, lockMs } from '../users/users.ts'

/** Failed attempts that lock an account, Clerk's default. */
const attempts = 100

function findByName(instance: Instance, name: string): UserRow | undefined {
  const { db } = instance
  const trimmed = name.trim()
  return (
    findUserByIdentifier(db, 'email_address', trimmed.toLowerCase()) ??
    findUserByIdentifier(db, 'phone_number', trimmed.replace(/[\s().-]/g, '')) ??
    (trimmed ? findUserBy(db, 'username', trimmed) : undefined)
  )
}

/** Finds the user with this identifier and password. Counts wrong passwords. */
export async function checkCredentials(
  instance: Instance,
  name: string,
  password: string,
): Promise<UserRow | undefined> {
  const user = findByName(instance, name)
  if (!user?.password_digest || !user.password_hasher) return undefined
  const right = await verifyPassword({ digest: user.password_digest, hasher: user.password_hasher }, password)
  const failed = right ? 0 : user.failed_attempts + 1
  if (failed !== user.failed_attempts) {
    const locks = failed >= attempts
    updateUser(instance.db, user.id, {
      failed_attempts: failed,
      ...(locks ? { locked_until: instance.now() + lockMs } : {}),
    })
    if (locks) changedUser(instance, user.id)
  }
  return right ? user : undefined
}

/** The reason why a user may not sign in, as a sentence for the page; undefined if they may. */
export function refusal(instance: Instance, user: UserRow): string | undefined {
  if (user.banned) return 'This account is banned.'
  if (user.locked_until !== null && user.locked_until > instance.now()) {
    const minutes = Math.ceil((user.locked_until - instance.now()) / 60_000)
    return `This account is locked. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`
  }
  return undefined
}
