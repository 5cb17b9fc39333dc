import * as v from 'valibot'
import { anyUser } from '../guard.ts'
import { json } from '../input.ts'
import { defineOperation } from '../operation.ts'
import { at } from '../path-ids.ts'
import { user } from '../schemas/user.ts'

/** Takes a user's password away. They sign in another way from then on. */
export const removePassword = defineOperation({
  id: 'removePassword',
  method: 'POST',
  ...at('/users/:userId/remove-password'),
  summary: "Remove a user's password",
  guard: anyUser,
  input: json(v.strictObject({ signOutOfOtherSessions: v.exactOptional(v.boolean()) }), { optional: true }),
  output: user,
  upstream: ['POST /users/{user_id}/remove_password'],
  run: ({ principal, input, clerk }) =>
    clerk.change(({ users }) => users.removePassword?.(principal.targetUserId, input)),
})

/** Makes a user choose a new password at the next sign-in. */
export const setPasswordCompromised = defineOperation({
  id: 'setPasswordCompromised',
  method: 'POST',
  ...at('/users/:userId/password/set-compromised'),
  summary: "Mark a user's password as compromised",
  guard: anyUser,
  input: json(v.strictObject({ revokeAllSessions: v.exactOptional(v.boolean(), false) }), { optional: true }),
  output: user,
  upstream: ['POST /users/{user_id}/password/set_compromised'],
  run: ({ principal, input, clerk }) =>
    clerk.change(({ users }) => users.setPasswordCompromised?.(principal.targetUserId, input)),
})

/** Takes that mark away. */
export const unsetPasswordCompromised = defineOperation({
  id: 'unsetPasswordCompromised',
  method: 'POST',
  ...at('/users/:userId/password/unset-compromised'),
  summary: "Take the mark from a user's password",
  guard: anyUser,
  output: user,
  upstream: ['POST /users/{user_id}/password/unset_compromised'],
  run: ({ principal, clerk }) => clerk.change(({ users }) => users.unsetPasswordCompromised?.(principal.targetUserId)),
})
