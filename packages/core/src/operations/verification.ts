import * as v from 'valibot'
import { type AssertMountable, anyUser, ownAccount } from '../guard.ts'
import { json } from '../input.ts'
import { defineOperation, type RunContext } from '../operation.ts'
import { at } from '../path-ids.ts'
import type { AccountPrincipal } from '../principal.ts'
import { missing } from '../settings.ts'

/** Tells whether a guess is right, as often as somebody asks: never without a limiter. */
const assertLimited: AssertMountable = ({ limiter }, id) => {
  if (!limiter) throw missing('limiter', `'${id}' tells whether a guess is right`)
}

const verified = v.object({ verified: v.boolean() })

const passwordInput = v.strictObject({ password: v.pipe(v.string(), v.nonEmpty(), v.maxLength(1000)) })
const verifyPasswordOf = {
  method: 'POST',
  off: true,
  assertMountable: assertLimited,
  input: json(passwordInput),
  output: verified,
  upstream: ['POST /users/{user_id}/verify_password'],
  run: ({ principal, input, clerk }: RunContext<AccountPrincipal, v.InferOutput<typeof passwordInput>>) =>
    clerk.change(({ users }) => users.verifyPassword({ ...input, userId: principal.targetUserId })),
} as const

const codeInput = v.strictObject({ code: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)) })
const verifyTOTPOf = {
  method: 'POST',
  off: true,
  assertMountable: assertLimited,
  input: json(codeInput),
  output: verified,
  upstream: ['POST /users/{user_id}/verify_totp'],
  run: ({ principal, input, clerk }: RunContext<AccountPrincipal, v.InferOutput<typeof codeInput>>) =>
    clerk.change(({ users }) => users.verifyTOTP({ ...input, userId: principal.targetUserId })),
} as const

/** Tells whether a password is the caller's. Clerk does not count failures here, so it needs a limiter. */
export const verifySelfPassword = defineOperation({
  ...verifyPasswordOf,
  id: 'verifySelfPassword',
  path: '/me/verify-password',
  summary: 'Check my password',
  guard: ownAccount,
})

/** Tells whether a password is a user's. Clerk does not count failures here, so it needs a limiter. */
export const verifyPassword = defineOperation({
  ...verifyPasswordOf,
  id: 'verifyPassword',
  ...at('/users/:userId/verify-password'),
  summary: "Check a user's password",
  guard: anyUser,
})

/** Tells whether a code is the caller's; a backup code is used up by it. It needs a limiter. */
export const verifySelfTOTP = defineOperation({
  ...verifyTOTPOf,
  id: 'verifySelfTOTP',
  path: '/me/verify-totp',
  summary: 'Check a code of mine',
  guard: ownAccount,
})

/** Tells whether a code is a user's; a backup code is used up by it. It needs a limiter. */
export const verifyTOTP = defineOperation({
  ...verifyTOTPOf,
  id: 'verifyTOTP',
  ...at('/users/:userId/verify-totp'),
  summary: "Check a user's code",
  guard: anyUser,
})
