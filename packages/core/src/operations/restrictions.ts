import * as v from 'valibot'
import type { Auth, ClerkUsers } from '../clerk.ts'
import { type Attempt, anyUser, assertOthers, otherUser, users } from '../guard.ts'
import { isUserId } from '../ids.ts'
import { json } from '../input.ts'
import { defineOperation, type RunContext } from '../operation.ts'
import { at } from '../path-ids.ts'
import type { AccountPrincipal, Principal } from '../principal.ts'
import { user } from '../schemas/user.ts'
import { backendRequest } from './backend-request.ts'

// @__NO_SIDE_EFFECTS__
const change = (call: 'banUser' | 'unbanUser' | 'lockUser' | ('unlockUser' & keyof ClerkUsers)) => ({
  method: 'POST' as const,
  output: user,
  run: ({ principal, clerk }: RunContext<AccountPrincipal, undefined>) =>
    clerk.change((client) => client.users[call](principal.targetUserId)),
})

/** Bans a user: all their sessions end and they cannot sign in. */
export const banUser = defineOperation({
  ...change('banUser'),
  id: 'banUser',
  ...at('/users/:userId/ban'),
  summary: 'Ban a user',
  guard: otherUser,
  upstream: ['POST /users/{user_id}/ban'],
})

/** Lifts a ban. */
export const unbanUser = defineOperation({
  ...change('unbanUser'),
  id: 'unbanUser',
  ...at('/users/:userId/unban'),
  summary: 'Lift the ban of a user',
  guard: anyUser,
  upstream: ['POST /users/{user_id}/unban'],
})

/** Locks a user: they cannot sign in for a while, but stay signed in where they are. */
export const lockUser = defineOperation({
  ...change('lockUser'),
  id: 'lockUser',
  ...at('/users/:userId/lock'),
  summary: 'Lock a user',
  guard: otherUser,
  upstream: ['POST /users/{user_id}/lock'],
})

/** Lifts a lock. */
export const unlockUser = defineOperation({
  ...change('unlockUser'),
  id: 'unlockUser',
  ...at('/users/:userId/unlock'),
  summary: 'Unlock a user',
  guard: anyUser,
  upstream: ['POST /users/{user_id}/unlock'],
})

const manyInput = v.strictObject({
  userIds: v.pipe(v.array(v.custom<string>(isUserId, 'Expected a user id.')), v.minLength(1), v.maxLength(50)),
})
type Many = v.InferOutput<typeof manyInput>

// @__NO_SIDE_EFFECTS__
const changeMany = (path: '/users/ban' | '/users/unban') => ({
  method: 'POST' as const,
  path,
  guard: users,
  input: json(manyInput),
  guardInput: (auth: Auth, principal: Principal, { userIds }: Many, attempt: Attempt) =>
    assertOthers(auth, principal, userIds, attempt),
  output: v.object({ data: v.array(user) }),
  async run({ input, clerk }: RunContext<Principal, Many>) {
    const bodyParams = { userIds: input.userIds }
    return { data: await clerk.change((client) => backendRequest(client, { method: 'POST', path, bodyParams })) }
  },
})

/** Bans up to 50 users at once. `authorize` is asked for each of them. */
export const banUsers = defineOperation({
  ...changeMany('/users/ban'),
  id: 'banUsers',
  summary: 'Ban several users',
  upstream: ['POST /users/ban'],
})

/** Lifts the ban of up to 50 users at once. `authorize` is asked for each of them. */
export const unbanUsers = defineOperation({
  ...changeMany('/users/unban'),
  id: 'unbanUsers',
  summary: 'Lift the ban of several users',
  upstream: ['POST /users/unban'],
})
