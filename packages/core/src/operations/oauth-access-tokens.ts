import * as v from 'valibot'
import { anyUser, ownAccount } from '../guard.ts'
import { defineOperation, type RunContext } from '../operation.ts'
import { at } from '../path-ids.ts'
import type { AccountPrincipal } from '../principal.ts'
import { page } from '../schemas/page.ts'

const token = v.object({
  externalAccountId: v.string(),
  provider: v.string(),
  token: v.string(),
  label: v.nullish(v.string(), null),
  scopes: v.nullish(v.array(v.string()), []),
  expiresAt: v.nullish(v.number(), null),
})

const getTokens = {
  method: 'GET',
  off: true,
  output: page(token),
  upstream: ['GET /users/{user_id}/oauth_access_tokens/{provider}'],
  run: ({ principal, clerk, ids }: RunContext<AccountPrincipal, undefined>) =>
    // The SDK lists the providers that it knows; Clerk knows custom ones as well.
    clerk.read(({ users }) => users.getUserOauthAccessToken(principal.targetUserId, ids.provider as never)),
} as const

/** The caller's access tokens at a provider. They are credentials, so it is off until it is named. */
export const getSelfOauthAccessToken = defineOperation({
  ...getTokens,
  id: 'getSelfOauthAccessToken',
  ...at('/me/oauth-access-tokens/:provider'),
  summary: 'Get my access tokens at a provider',
  guard: ownAccount,
  sensitive: true,
})

/** A user's access tokens at a provider. They are credentials, so it is off until it is named. */
export const getUserOauthAccessToken = defineOperation({
  ...getTokens,
  id: 'getUserOauthAccessToken',
  ...at('/users/:userId/oauth-access-tokens/:provider'),
  summary: "Get a user's access tokens at a provider",
  guard: anyUser,
})
