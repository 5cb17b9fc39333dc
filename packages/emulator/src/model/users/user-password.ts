import { clerkError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { updateUser } from '../../store/users/users.ts'
import { verifyPassword } from '../factors/passwords.ts'
import { endSessions } from '../sessions/sessions.ts'
import { userResource } from './user-resource.ts'
import { changedUser, needUser } from './users.ts'

/** Answers `verify_password`; throws if the password is wrong. */
export async function confirmPassword(instance: Instance, id: string, password: string): Promise<object> {
  const user = needUser(instance, id)
  if (!user.password_digest || !user.password_hasher) throw clerkError('no_password_set')
  const right = await verifyPassword({ digest: user.password_digest, hasher: user.password_hasher }, password)
  if (!right) throw clerkError('incorrect_password', '', { param_name: 'password' })
  return { verified: true }
}

/** Removes the password. A user without one is left unchanged, and no webhook is sent. */
export function removePassword(instance: Instance, id: string, signOut: boolean): object {
  const user = needUser(instance, id)
  if (!user.password_digest) return userResource(instance, user)
  const now = instance.now()
  instance.db.transaction(() => {
    updateUser(instance.db, id, {
      password_digest: null,
      password_hasher: null,
      password_compromised: 0,
      password_last_updated_at: now,
      updated_at: now,
    })
    if (signOut) endSessions(instance, id, 'revoked')
  })
  return changedUser(instance, id)
}

/** Marks a password as compromised: it still signs in, but only to be replaced. */
export function setCompromised(instance: Instance, id: string, compromised: boolean, signOut: boolean): object {
  const user = needUser(instance, id)
  if (!user.password_digest) throw clerkError('no_password_set')
  instance.db.transaction(() => {
    updateUser(instance.db, id, { password_compromised: Number(compromised), updated_at: instance.now() })
    if (signOut) endSessions(instance, id, 'revoked')
  })
  return changedUser(instance, id)
}
