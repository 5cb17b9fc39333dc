import type { ClerkCalls } from '../clerk-calls.ts'
import { isGone, unusableAnswer } from '../clerk-errors.ts'

/** Deletes a user from Clerk, unless `check` throws. Somebody who is gone already is what was wanted. */
export async function deleteAccount(userId: string, clerk: ClerkCalls, check?: () => Promise<void>): Promise<void> {
  try {
    await check?.()
    const answer = await clerk.change((client) => client.users.deleteUser(userId))
    if ((answer as { deleted?: unknown } | null)?.deleted !== true) throw unusableAnswer('deleteUser')
  } catch (error) {
    if (!isGone(error)) throw error
  }
}
