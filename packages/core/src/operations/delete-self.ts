import { unusableAnswer } from '../clerk-errors.ts'
import { ownAccount } from '../guard.ts'
import { defineOperation } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { success } from '../schemas/success.ts'
import { deleteAccount } from './account-deletion.ts'

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
  run: ({ principal: { userId }, clerk }) =>
    deleteAccount(userId, clerk, async () => {
      const user = await clerk.read((client) => client.users.getUser(userId))
      const mayDelete = (user as { deleteSelfEnabled?: unknown } | null)?.deleteSelfEnabled
      if (typeof mayDelete !== 'boolean') throw unusableAnswer('getUser')
      // Clerk keeps this switch but enforces it in its own components only: the Backend API deletes whom it is told to.
      if (!mayDelete) throw new Refusal('self_deletion_disabled')
    }),
})
