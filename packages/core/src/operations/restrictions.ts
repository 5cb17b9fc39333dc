import * as v from 'valibot'
import { backendRequest } from '../clerk/backend-request.ts'
import type { ClerkUsers } from '../clerk/types.ts'
import { otherUser, otherUsers } from '../operation/guards.ts'
import { userIdPattern } from '../operation/ids.ts'
import { json } from '../operation/input.ts'
import { defineOperation, type RunContext } from '../operation/operation.ts'
import { at } from '../operation/path-ids.ts'
import type { AccountPrincipal, Principal } from '../options/principal.ts'
import { type Reason, reason, reasonInput } from '../schemas/reason.ts'
import { type User, user } from '../schemas/user.ts'

// @__NO_SIDE_EFFECTS__
const change = (call: 'banUser' | 'unbanUser' | 'lockUser' | ('unlockUser' & keyof ClerkUsers)) => ({
  method: 'POST' as const,
  input: json(reasonInput, { optional: true }),
  output: user,
  refuses: ['not_found'] as const,
  run: ({ principal, clerk }: RunContext<AccountPrincipal, Reason>) =>
    clerk.change((client) => client.users[call](principal.targetUserId)),
})

/** Bans a user: all their sessions end and they cannot sign in. */
export const banUser = defineOperation({
  ...change('banUser'),
  whileDeleting: true,
  id: 'banUser',
  name: 'users.ban',
  ...at('/users/:userId/ban'),
  summary: 'Ban a user',
  guard: otherUser,
  clerk: ['POST /users/{user_id}/ban'],
})

/** Lifts a ban. Sessions that it ended stay ended. */
export const unbanUser = defineOperation({
  ...change('unbanUser'),
  id: 'unbanUser',
  name: 'users.unban',
  ...at('/users/:userId/unban'),
  summary: 'Lift the ban of a user',
  guard: otherUser,
  clerk: ['POST /users/{user_id}/unban'],
})

/** Locks a user: they cannot sign in for a while, but stay signed in where they are. */
export const lockUser = defineOperation({
  ...change('lockUser'),
  whileDeleting: true,
  id: 'lockUser',
  name: 'users.lock',
  ...at('/users/:userId/lock'),
  summary: 'Lock a user',
  guard: otherUser,
  clerk: ['POST /users/{user_id}/lock'],
})

/** Lifts a lock. */
export const unlockUser = defineOperation({
  ...change('unlockUser'),
  id: 'unlockUser',
  name: 'users.unlock',
  ...at('/users/:userId/unlock'),
  summary: 'Unlock a user',
  guard: otherUser,
  clerk: ['POST /users/{user_id}/unlock'],
})

const manyInput = v.strictObject({
  ...reason,
  userIds: v.pipe(
    v.array(v.pipe(v.string(), v.regex(userIdPattern, 'Expected a user id.'))),
    v.minLength(1),
    v.maxLength(50),
  ),
})
type Many = v.InferOutput<typeof manyInput>

export interface Changed {
  readonly data: readonly User[]
}
const changed: v.GenericSchema<unknown, Changed> = v.object({ data: v.array(user) })

// @__NO_SIDE_EFFECTS__
const changeMany = <const Path extends '/users/ban' | '/users/unban'>(path: Path) => ({
  method: 'POST' as const,
  path,
  guard: otherUsers('userIds'),
  input: json(manyInput),
  output: changed,
  refuses: ['not_found'] as const,
  async run({ input, clerk }: RunContext<Principal, Many>) {
    const bodyParams = { userIds: input.userIds }
    return { data: await clerk.change((client) => backendRequest(client, { method: 'POST', path, bodyParams })) }
  },
})

/** Bans up to 50 users at once. `authorize` is asked for each of them. */
export const banUsers = defineOperation({
  ...changeMany('/users/ban'),
  whileDeleting: true,
  id: 'banUsers',
  name: 'users.banMany',
  summary: 'Ban several users',
  clerk: ['POST /users/ban'],
})

/** Lifts the ban of up to 50 users at once. `authorize` is asked for each of them. */
export const unbanUsers = defineOperation({
  ...changeMany('/users/unban'),
  id: 'unbanUsers',
  name: 'users.unbanMany',
  summary: 'Lift the ban of several users',
  clerk: ['POST /users/unban'],
})
