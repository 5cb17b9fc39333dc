import { otherUser } from '../guard.ts'
import { defineOperation } from '../operation.ts'
import { at } from '../path-ids.ts'
import { success } from '../schemas/success.ts'
import { deleteAccount } from './account-deletion.ts'

/** Deletes another user. Repeated calls succeed as well. */
export const deleteUser = defineOperation({
  id: 'deleteUser',
  method: 'DELETE',
  ...at('/users/:userId'),
  summary: 'Delete a user',
  guard: otherUser,
  sensitive: true,
  output: success,
  upstream: ['DELETE /users/{user_id}'],
  run: ({ principal, clerk }) => deleteAccount(principal.targetUserId, clerk),
})
