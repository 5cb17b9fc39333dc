import { anyUser } from '../operation/guards.ts'
import { defineOperation } from '../operation/operation.ts'
import { at } from '../operation/path-ids.ts'
import { user } from '../schemas/user.ts'

/** A user, without private metadata and without how they sign in. */
export const getUser = defineOperation({
  id: 'getUser',
  name: 'users.get',
  method: 'GET',
  ...at('/users/:userId'),
  summary: 'See a user',
  guard: anyUser,
  output: user,
  refuses: ['not_found'],
  clerk: ['GET /users/{user_id}'],
  run: ({ principal, clerk }) => clerk.read((client) => client.users.getUser(principal.targetUserId)),
})
