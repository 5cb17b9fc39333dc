import { ownAccount } from '../operation/guards.ts'
import { defineOperation } from '../operation/operation.ts'
import { self } from '../schemas/user.ts'

/** The caller's own account, without private metadata. */
export const getSelf = defineOperation({
  id: 'getSelf',
  name: 'me.get',
  method: 'GET',
  path: '/me',
  summary: 'See my account',
  guard: ownAccount,
  output: self,
  refuses: ['not_found'],
  clerk: ['GET /users/{user_id}'],
  run: ({ principal, clerk }) => clerk.read((client) => client.users.getUser(principal.userId)),
})
