import { clerkError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { findUserState, type UserState, usersBySeq } from '../../store/users/users.ts'
import { userResources } from './user-resource.ts'

/** The result of `userResources` as JSON text. Reads only users that changed since the last call. */
function userTexts(instance: Instance, users: readonly UserState[]): string[] {
  const texts = new Map(users.map((user) => [user.seq, instance.knownUserTexts.find(user)]))
  const unknown = users.filter(({ seq }) => texts.get(seq) === undefined)
  if (unknown.length > 0) {
    const rows = usersBySeq(
      instance.db,
      unknown.map(({ seq }) => seq),
    )
    for (const [index, resource] of userResources(instance, rows).entries()) {
      const row = rows[index] as (typeof rows)[number]
      const text = JSON.stringify(resource)
      texts.set(row.seq, text)
      // A lock expires without a change to the user.
      if (row.locked_until === null) instance.knownUserTexts.keep(row, text)
    }
  }
  return [...texts.values()].filter((text) => text !== undefined)
}

/** The JSON text of a list of users, in their order. */
export function userListText(instance: Instance, users: readonly UserState[]): string {
  return `[${userTexts(instance, users).join(',')}]`
}

/** The JSON text of one user. */
export function userText(instance: Instance, id: string): string {
  const user = findUserState(instance.db, id)
  const text = user && (instance.knownUserTexts.find(user) ?? userTexts(instance, [user])[0])
  if (text === undefined) throw clerkError('resource_not_found', `The user ${id}`)
  return text
}
