import * as v from 'valibot'
import { type AssertMountable, anyUser, ownAccount } from '../operation/guards.ts'
import { json } from '../operation/input.ts'
import { defineOperation, type RunContext } from '../operation/operation.ts'
import { at } from '../operation/path-ids.ts'
import type { AccountPrincipal } from '../options/principal.ts'
import { missing } from '../options/settings.ts'

/** Answers whether a guess is right, as often as asked: never without a limiter. */
const assertLimited: AssertMountable = ({ limiter }, id) => {
  if (!limiter) throw missing('limiter', `'${id}' reveals whether a guess is right`)
}

export interface Verified {
  readonly verified: boolean
}
const verified: v.GenericSchema<unknown, Verified> = v.object({ verified: v.boolean() })

const passwordInput = v.strictObject({ password: v.pipe(v.string(), v.nonEmpty(), v.maxLength(1000)) })
const verifyPasswordOf = {
  method: 'POST',
  off: true,
  whileDeleting: true,
  refuses: ['not_found'],
  assertMountable: assertLimited,
  input: json(passwordInput),
  output: verified,
  clerk: ['POST /users/{user_id}/verify_password'],
  run: ({ principal, input, clerk }: RunContext<AccountPrincipal, v.InferOutput<typeof passwordInput>>) =>
    clerk.change(({ users }) => users.verifyPassword({ ...input, userId: principal.targetUserId })),
} as const

const codeInput = v.strictObject({ code: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)) })
const verifyTOTPOf = {
  method: 'POST',
  off: true,
  whileDeleting: true,
  refuses: ['not_found'],
  assertMountable: assertLimited,
  input: json(codeInput),
  output: verified,
  clerk: ['POST /users/{user_id}/verify_totp'],
  run: ({ principal, input, clerk }: RunContext<AccountPrincipal, v.InferOutput<typeof codeInput>>) =>
    clerk.change(({ users }) => users.verifyTOTP({ ...input, userId: principal.targetUserId })),
} as const

/** Checks the caller's password. Clerk does not count failures here, so it requires a limiter. */
export const verifySelfPassword = defineOperation({
  ...verifyPasswordOf,
  id: 'verifySelfPassword',
  name: 'me.verifyPassword',
  path: '/me/verify-password',
  summary: 'Check my password',
  guard: ownAccount,
})

/** Checks a user's password. Clerk does not count failures here, so it requires a limiter. */
export const verifyPassword = defineOperation({
  ...verifyPasswordOf,
  id: 'verifyPassword',
  name: 'users.verifyPassword',
  ...at('/users/:userId/verify-password'),
  summary: "Check a user's password",
  guard: anyUser,
})

/** Checks a code of the caller's authenticator app or a backup code, which it uses up. It requires a limiter. */
export const verifySelfTOTP = defineOperation({
  ...verifyTOTPOf,
  id: 'verifySelfTOTP',
  name: 'me.verifyTOTP',
  path: '/me/verify-totp',
  summary: 'Check a code of mine',
  guard: ownAccount,
})

/** Checks a code of a user's authenticator app or a backup code, which it uses up. It requires a limiter. */
export const verifyTOTP = defineOperation({
  ...verifyTOTPOf,
  id: 'verifyTOTP',
  name: 'users.verifyTOTP',
  ...at('/users/:userId/verify-totp'),
  summary: "Check a user's code",
  guard: anyUser,
})
