import { isGone, unusableAnswer } from '../clerk/errors.ts'
import type { Attempt } from '../operation/attempt.ts'
import type { AcceptedDeletion, Deleted } from '../schemas/deleted.ts'

/**
 * Deletes a user by the option `deletion`, else from Clerk, unless `check` throws. A user who is gone already is the
 * wanted result, once it is certain that the secret key belongs to their instance.
 */
export async function deleteAccount(
  attempt: Attempt,
  userId: string,
  check?: () => Promise<void>,
): Promise<Deleted | AcceptedDeletion | undefined> {
  // Loaded on demand: most apps have no plan.
  if (attempt.settings.deletion) return (await import('../deletion/index.ts')).deleteByPlan(attempt, userId, check)
  try {
    await check?.()
    const answer = await attempt.clerk.change((client) => client.users.deleteUser(userId))
    const { id, deleted } = (answer ?? {}) as { id?: unknown; deleted?: unknown }
    if (deleted !== true || id !== userId) throw unusableAnswer('deleteUser')
  } catch (error) {
    if (!isGone(error)) throw error
    await attempt.assertSameInstance()
  }
  return undefined
}
