import { anyUser, ownAccount } from '../guard.ts'
import { defineOperation, type RunContext } from '../operation.ts'
import { at } from '../path-ids.ts'
import type { AccountPrincipal } from '../principal.ts'
import { self, user } from '../schemas/user.ts'

const get = {
  method: 'GET',
  upstream: ['GET /users/{user_id}'],
  run: ({ principal, clerk }: RunContext<AccountPrincipal, undefined>) =>
    clerk.read((client) => client.users.getUser(principal.targetUserId)),
} as const

/** The caller's own account, without private metadata. */
export const getSelf = defineOperation({
  ...get,
  id: 'getSelf',
  path: '/me',
  summary: 'See my account',
  guard: ownAccount,
  output: self,
})

/** A user, without private metadata and without how they sign in. */
export const getUser = defineOperation({
  ...get,
  id: 'getUser',
  ...at('/users/:userId'),
  summary: 'See a user',
  guard: anyUser,
  output: user,
})
