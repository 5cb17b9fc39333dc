import { anyUser, ownAccount } from '../operation/guards.ts'
import { defineOperation, type RunContext } from '../operation/operation.ts'
import { at } from '../operation/path-ids.ts'
import type { AccountPrincipal } from '../options/principal.ts'
import { type OauthAccessToken, oauthAccessToken } from '../schemas/oauth-access-tokens.ts'
import { page } from '../schemas/page.ts'

const getTokens = {
  method: 'GET',
  off: true,
  sensitive: true,
  tenancy: 'never',
  refuses: ['not_found'],
  output: page<OauthAccessToken>(oauthAccessToken),
  clerk: ['GET /users/{user_id}/oauth_access_tokens/{provider}'],
  run: ({ principal, clerk, ids }: RunContext<AccountPrincipal, undefined, 'provider'>) =>
    // The SDK's type lists known providers; Clerk has custom ones as well.
    clerk.read(({ users }) => users.getUserOauthAccessToken(principal.targetUserId, ids.provider as never)),
} as const

/** The caller's access tokens at a provider. They are credentials, so it is off by default. */
export const getSelfOauthAccessToken = defineOperation({
  ...getTokens,
  id: 'getSelfOauthAccessToken',
  name: 'me.getOauthAccessToken',
  ...at('/me/oauth-access-tokens/:provider'),
  summary: 'Get my access tokens at a provider',
  guard: ownAccount,
})

/** A user's access tokens at a provider. They are credentials, so it is off by default. */
export const getUserOauthAccessToken = defineOperation({
  ...getTokens,
  id: 'getUserOauthAccessToken',
  name: 'users.getOauthAccessToken',
  ...at('/users/:userId/oauth-access-tokens/:provider'),
  summary: "Get a user's access tokens at a provider",
  guard: anyUser,
})
