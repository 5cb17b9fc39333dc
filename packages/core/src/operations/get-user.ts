import { anyUser, ownAccount } from '../operation/guards.ts'
import { defineOperation, type RunContext } from '../operation/operation.ts'
import { at } from '../operation/path-ids.ts'
import type { AccountPrincipal } from '../options/principal.ts'
import { self, user } from '../schemas/user.ts'

const get = {
  method: 'GET',
  refuses: ['not_found'],
  clerk: ['GET /users/{user_id}'],
  run: ({ principal, clerk }: RunContext<AccountPrincipal, undefined>) =>
    clerk.read((client) => client.users.getUser(principal.targetUserId)),
} as const

/** The caller's own account, without private metadata. */
export const getSelf = defineOperation({
  ...get,
  id: 'getSelf',
  name: 'me.get',
  path: '/me',
  summary: 'See my account',
  guard: ownAccount,
  output: self,
})

/** A user, without private metadata and without how they sign in. */
export const getUser = defineOperation({
  ...get,
  id: 'getUser',
  name: 'users.get',
  ...at('/users/:userId'),
  summary: 'See a user',
  guard: anyUser,
  output: user,
})
