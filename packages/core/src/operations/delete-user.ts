import * as v from 'valibot'
import type { ClerkCalls } from '../clerk-calls.ts'
import { isGone } from '../clerk-errors.ts'
import { otherUser, ownAccount } from '../guard.ts'
import { defineOperation } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { success } from '../schemas/user.ts'
import { deletedObject, expectAnswer } from './answers.ts'

const deletable = v.object({ id: v.string(), deleteSelfEnabled: v.boolean() })

/**
 * Deletes the caller's own account, if it may delete itself. Repeated or racing calls succeed as well.
 *
 * Refuses with `self_deletion_disabled`, `impersonated` and Clerk's step-up challenge, before anything is done.
 */
export const deleteSelf = defineOperation({
  id: 'deleteSelf',
  method: 'DELETE',
  path: '/me',
  summary: 'Delete my account',
  guard: ownAccount,
  sensitive: true,
  endsSession: true,
  output: success,
  upstream: ['GET /users/{user_id}', 'DELETE /users/{user_id}'],
  async run({ principal, clerk }) {
    const { userId } = principal
    try {
      const answer = await clerk.read((client) => client.users.getUser(userId))
      // Clerk keeps this switch, but enforces it in its own components only: the Backend API deletes whoever it is told to.
      if (!expectAnswer(deletable, answer, 'getUser').deleteSelfEnabled) throw new Refusal('self_deletion_disabled')
      await deleteFromClerk(userId, clerk)
    } catch (error) {
      if (!isGone(error)) throw error
    }
    return { success: true }
  },
})

/** Deletes another user. Repeated calls succeed as well. */
export const deleteUser = defineOperation({
  id: 'deleteUser',
  method: 'DELETE',
  path: '/users/:userId',
  summary: 'Delete a user',
  guard: otherUser,
  sensitive: true,
  output: success,
  upstream: ['DELETE /users/{user_id}'],
  async run({ principal, clerk }) {
    try {
      await deleteFromClerk(principal.targetUserId, clerk)
    } catch (error) {
      if (!isGone(error)) throw error
    }
    return { success: true }
  },
})

async function deleteFromClerk(userId: string, clerk: ClerkCalls): Promise<void> {
  const answer = await clerk.change((client) => client.users.deleteUser(userId))
  expectAnswer(deletedObject, answer, 'deleteUser')
}
