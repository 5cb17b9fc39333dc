import { clerkError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { deleteUser, findUser, type UserRow, updateUser } from '../../store/users/users.ts'
import { endSessions } from '../sessions/sessions.ts'
import { userResource } from './user-resource.ts'

/** Clerk's default: a lock lasts an hour. */
export const lockMs = 3_600_000

export function needUser(instance: Instance, id: string): UserRow {
  const user = findUser(instance.db, id)
  if (!user) throw clerkError('resource_not_found', `The user ${id}`)
  return user
}

/** Emits `user.updated` and returns the user. */
export function changedUser(instance: Instance, id: string): object {
  const resource = userResource(instance, needUser(instance, id))
  instance.emit('user.updated', () => resource)
  return resource
}

/** As `changedUser`, after a change outside of the user's own row. clerk-js 5 shows a change only if this time has moved. */
export function changedPartOfUser(instance: Instance, id: string): object {
  updateUser(instance.db, id, { updated_at: instance.now() })
  return changedUser(instance, id)
}

/** Deletes a user with all data of theirs, and ends their sessions. */
export function removeUser(instance: Instance, id: string): object {
  const user = needUser(instance, id)
  instance.db.transaction(() => {
    endSessions(instance, id, 'removed')
    deleteUser(instance.db, user)
  })
  const deleted = { object: 'user', id, deleted: true, ...(user.external_id ? { external_id: user.external_id } : {}) }
  instance.emit('user.deleted', () => deleted)
  return deleted
}

/** Bans or unbans all of the users, or none if one does not exist. */
export function setBannedAll(instance: Instance, ids: readonly string[], banned: boolean): object[] {
  const users = [...new Set(ids)].map((id) => needUser(instance, id))
  instance.db.transaction(() => {
    for (const { id } of users) {
      updateUser(instance.db, id, { banned: Number(banned), updated_at: instance.now() })
      if (banned) endSessions(instance, id, 'revoked')
    }
  })
  return users.map(({ id }) => changedUser(instance, id))
}

export function setBanned(instance: Instance, id: string, banned: boolean): object {
  return setBannedAll(instance, [id], banned)[0] as object
}

export function setLocked(instance: Instance, id: string, locked: boolean): object {
  needUser(instance, id)
  const now = instance.now()
  updateUser(instance.db, id, { locked_until: locked ? now + lockMs : null, failed_attempts: 0, updated_at: now })
  return changedUser(instance, id)
}
