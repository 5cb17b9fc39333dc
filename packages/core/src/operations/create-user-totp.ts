import * as v from 'valibot'
import { backendRequest } from '../clerk/backend-request.ts'
import { anyUser } from '../operation/guards.ts'
import { defineOperation } from '../operation/operation.ts'
import { at } from '../operation/path-ids.ts'

/**
 * Creates an authenticator secret for a user and returns it, so it is off by default. Clerk removed this call from its
 * published document in 2025: it may stop working.
 * @example accountRoutes({ authorize, operations: { createUserTotp: true } })
 */
export const createUserTotp = defineOperation({
  id: 'createUserTotp',
  name: 'users.createTOTP',
  method: 'POST',
  ...at('/users/:userId/totp'),
  summary: 'Create an authenticator secret for a user',
  guard: anyUser,
  sensitive: true,
  off: true,
  output: v.object({ secret: v.string(), uri: v.string() }),
  refuses: ['not_found'],
  clerk: ['POST /users/{user_id}/totp'],
  run: ({ principal, clerk }) =>
    clerk.change((client) => backendRequest(client, { method: 'POST', path: `/users/${principal.targetUserId}/totp` })),
})
