import { otherUser } from '../operation/guards.ts'
import { defineOperation } from '../operation/operation.ts'
import { at } from '../operation/path-ids.ts'
import { acceptedDeletion, deleted } from '../schemas/deleted.ts'
import { deleteAccount } from './account-deletion.ts'

/**
 * Deletes another user. Repeated calls succeed as well.
 * @example app.post('/users/:userId/delete', accountRoute(deleteUser, { authorize: hasRole('admin') }))
 */
export const deleteUser = defineOperation({
  id: 'deleteUser',
  name: 'users.delete',
  method: 'DELETE',
  ...at('/users/:userId'),
  summary: 'Delete a user',
  guard: otherUser,
  sensitive: true,
  whileDeleting: true,
  refuses: ['blocked'],
  output: { 200: deleted, 202: acceptedDeletion },
  clerk: ['DELETE /users/{user_id}'],
  run: ({ principal, attempt }) => deleteAccount(attempt, principal.targetUserId),
})
