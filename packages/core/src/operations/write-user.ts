import { anyUser, assertSensitive, ownAccount, users } from '../guard.ts'
import { json } from '../input.ts'
import { defineOperation } from '../operation.ts'
import type { SelfField } from '../options.ts'
import { at } from '../path-ids.ts'
import {
  createEntries,
  createPrivileges,
  pick,
  selfEntries,
  someOf,
  updateEntries,
  updatePrivileges,
} from '../schemas/profile.ts'
import { self, user } from '../schemas/user.ts'

/** These are what an account is found and recovered by. */
const identifiers = ['username', 'primaryEmailAddressId', 'primaryPhoneNumberId', 'primaryWeb3WalletId']

const defaultSelfFields: readonly SelfField[] = ['firstName', 'lastName', 'locale', 'username']

/** Changes the caller's own profile, as far as the option `selfFields` lets them. */
export const updateSelf = defineOperation({
  id: 'updateSelf',
  method: 'PATCH',
  path: '/me',
  summary: 'Change my profile',
  guard: ownAccount,
  input: ({ selfFields = defaultSelfFields }) => json(someOf(pick('selfFields', selfFields, selfEntries))),
  guardInput: (auth, _, input, { settings }) => {
    if (identifiers.some((name) => Object.hasOwn(input, name))) assertSensitive(auth, settings)
  },
  output: self,
  upstream: ['PATCH /users/{user_id}'],
  run: ({ principal, input, clerk }) =>
    clerk.change((client) => client.users.updateUser(principal.targetUserId, input)),
})

/**
 * Makes a user, whose e-mail addresses and phone numbers count as verified. What goes past Clerk's checks is refused
 * unless the option `adminFields` lists it.
 */
export const createUser = defineOperation({
  id: 'createUser',
  method: 'POST',
  path: '/users',
  summary: 'Create a user',
  guard: users,
  status: 201,
  input: ({ adminFields = [] }) =>
    json(someOf({ ...createEntries, ...pick('adminFields', adminFields, createPrivileges, updatePrivileges) })),
  output: user,
  upstream: ['POST /users'],
  run: ({ input, clerk }) => clerk.change((client) => client.users.createUser(input)),
})

/** Changes a user's profile. The password and what goes past Clerk's checks are refused unless `adminFields` lists them. */
export const updateUser = defineOperation({
  id: 'updateUser',
  method: 'PATCH',
  ...at('/users/:userId'),
  summary: 'Change a user',
  guard: anyUser,
  input: ({ adminFields = [] }) =>
    json(someOf({ ...updateEntries, ...pick('adminFields', adminFields, updatePrivileges, createPrivileges) })),
  output: user,
  upstream: ['PATCH /users/{user_id}'],
  run: ({ principal, input, clerk }) =>
    clerk.change((client) => client.users.updateUser(principal.targetUserId, input)),
})
