import * as v from 'valibot'
import { anyUser } from '../guard.ts'
import { defineOperation } from '../operation.ts'
import { at } from '../path-ids.ts'
import { backendRequest } from './backend-request.ts'

/**
 * Makes an authenticator secret for a user and hands it out, so it is off until it is named. Clerk took this call out of
 * its published document in 2025: it may stop to work.
 */
export const createUserTotp = defineOperation({
  id: 'createUserTotp',
  method: 'POST',
  ...at('/users/:userId/totp'),
  summary: 'Make an authenticator secret for a user',
  guard: anyUser,
  off: true,
  output: v.object({ secret: v.string(), uri: v.string() }),
  upstream: ['POST /users/{user_id}/totp'],
  run: ({ principal, clerk }) =>
    clerk.change((client) => backendRequest(client, { method: 'POST', path: `/users/${principal.targetUserId}/totp` })),
})
