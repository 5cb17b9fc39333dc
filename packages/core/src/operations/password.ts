import * as v from 'valibot'
import { otherUser } from '../operation/guards.ts'
import { json } from '../operation/input.ts'
import { defineOperation } from '../operation/operation.ts'
import { at } from '../operation/path-ids.ts'
import { user } from '../schemas/user.ts'

/** Removes a user's password. They sign in another way from then on. */
export const removePassword = defineOperation({
  id: 'removePassword',
  name: 'users.removePassword',
  method: 'POST',
  ...at('/users/:userId/remove-password'),
  summary: "Remove a user's password",
  guard: otherUser,
  sensitive: true,
  input: json(v.strictObject({ signOutOfOtherSessions: v.exactOptional(v.boolean()) }), { optional: true }),
  output: user,
  refuses: ['not_found'],
  clerk: ['POST /users/{user_id}/remove_password'],
  run: ({ principal, input, clerk }) =>
    clerk.change(({ users }) => users.removePassword?.(principal.targetUserId, input)),
})

/** Makes a user choose a new password at the next sign-in. */
export const setPasswordCompromised = defineOperation({
  id: 'setPasswordCompromised',
  name: 'users.setPasswordCompromised',
  method: 'POST',
  ...at('/users/:userId/password/set-compromised'),
  summary: "Mark a user's password as compromised",
  guard: otherUser,
  input: json(v.strictObject({ revokeAllSessions: v.exactOptional(v.boolean(), false) }), { optional: true }),
  output: user,
  refuses: ['not_found'],
  clerk: ['POST /users/{user_id}/password/set_compromised'],
  run: ({ principal, input, clerk }) =>
    clerk.change(({ users }) => users.setPasswordCompromised?.(principal.targetUserId, input)),
})

/** Removes that mark. */
export const unsetPasswordCompromised = defineOperation({
  id: 'unsetPasswordCompromised',
  name: 'users.unsetPasswordCompromised',
  method: 'POST',
  ...at('/users/:userId/password/unset-compromised'),
  summary: "Unmark a user's password as compromised",
  guard: otherUser,
  output: user,
  refuses: ['not_found'],
  clerk: ['POST /users/{user_id}/password/unset_compromised'],
  run: ({ principal, clerk }) => clerk.change(({ users }) => users.unsetPasswordCompromised?.(principal.targetUserId)),
})
