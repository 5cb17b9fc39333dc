import { anyUser, ownAccount, users } from '../operation/guards.ts'
import { jsonWithin } from '../operation/input.ts'
import { defineOperation } from '../operation/operation.ts'
import { at } from '../operation/path-ids.ts'
import {
  createInput,
  createInputWithin,
  credentials,
  identifiers,
  power,
  selfInput,
  selfInputWithin,
  updateInput,
  updateInputWithin,
} from '../schemas/profile.ts'
import { self, user } from '../schemas/user.ts'

/**
 * Changes the fields of the caller's own profile that the option `selfFields` lists.
 * @example accountRoutes({ selfFields: ['firstName', 'lastName'] })
 */
export const updateSelf = defineOperation({
  id: 'updateSelf',
  name: 'me.update',
  method: 'PATCH',
  path: '/me',
  summary: 'Change my profile',
  guard: ownAccount,
  sensitive: identifiers,
  input: jsonWithin(selfInput, selfInputWithin),
  output: self,
  refuses: ['not_found'],
  clerk: ['PATCH /users/{user_id}'],
  run: ({ principal, input, clerk }) =>
    clerk.change((client) => client.users.updateUser(principal.targetUserId, input)),
})

/**
 * Creates a user, whose email addresses and phone numbers count as verified. Fields that bypass Clerk's checks are refused
 * unless the option `adminFields` lists them.
 */
export const createUser = defineOperation({
  id: 'createUser',
  name: 'users.create',
  method: 'POST',
  path: '/users',
  summary: 'Create a user',
  guard: users,
  sensitive: [...credentials, ...power],
  tenancy: 'never',
  status: 201,
  input: jsonWithin(createInput, createInputWithin),
  output: user,
  clerk: ['POST /users'],
  async run({ input, clerk, attempt }) {
    const created = await clerk.change((client) => client.users.createUser(input))
    const { id } = (created ?? {}) as { id?: unknown }
    if (typeof id === 'string') attempt.identify([id])
    return created
  },
})

/** Changes a user's profile. The password and fields that bypass Clerk's checks are refused unless `adminFields` lists them. */
export const updateUser = defineOperation({
  id: 'updateUser',
  name: 'users.update',
  method: 'PATCH',
  ...at('/users/:userId'),
  summary: 'Change a user',
  guard: anyUser,
  sensitive: [...identifiers, ...credentials],
  input: jsonWithin(updateInput, updateInputWithin),
  output: user,
  refuses: ['not_found'],
  clerk: ['PATCH /users/{user_id}'],
  run: ({ principal, input, clerk }) =>
    clerk.change((client) => client.users.updateUser(principal.targetUserId, input)),
})
