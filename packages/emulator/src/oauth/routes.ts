import type { Context } from 'hono'
import type { Instance } from '../instance.ts'
import { authorize } from './authorize.ts'
import { authorizationServerMetadata, openIdConfiguration } from './discovery.ts'
import { readForm } from './form.ts'
import { revoke, tokenInfo } from './inspect.ts'
import { seeOther } from './redirect.ts'
import { register } from './register.ts'
import { token } from './token.ts'
import { userInfo } from './user-info.ts'

/** One operation of the provider. */
export interface ProviderRoute {
  readonly method: 'GET' | 'POST'
  /** As in Clerk's document. */
  readonly path: string
  /** The name of the operation in Clerk's document. */
  readonly operation: string
  /** How this differs from Clerk; shown in the docs. */
  readonly differs?: string
  run(instance: Instance, context: Context): Response | Promise<Response>
}

const json = (body: object, status = 200): Response => Response.json(body, { status })

/** The OAuth 2.0 and OpenID Connect provider, operation by operation. The router and the table of the docs read this. */
export const providerRoutes: readonly ProviderRoute[] = [
  {
    method: 'GET',
    path: '/.well-known/openid-configuration',
    operation: 'getOpenIDConfiguration',
    run: (instance) => json(openIdConfiguration(instance)),
  },
  {
    method: 'GET',
    path: '/.well-known/oauth-authorization-server',
    operation: 'getOAuth2AuthorizationServerMetadata',
    run: (instance) => json(authorizationServerMetadata(instance)),
  },
  {
    method: 'GET',
    path: '/oauth/authorize',
    operation: 'requestOAuthAuthorize',
    differs: 'A consent page of the emulator asks the user.',
    run: authorize,
  },
  {
    method: 'POST',
    path: '/oauth/authorize',
    operation: 'requestOAuthAuthorizePOST',
    differs: 'Redirects to the same request as a GET, which browsers send their cookies with.',
    run: async (_instance, context) => {
      const fields = await readForm(context.req.raw)
      return seeOther(`/oauth/authorize?${new URLSearchParams([...fields])}`)
    },
  },
  {
    method: 'POST',
    path: '/oauth/register',
    operation: 'registerOAuthClient',
    run: async (instance, { req }) => json(await register(instance, req.raw), 201),
  },
  {
    method: 'POST',
    path: '/oauth/token',
    operation: 'getOAuthToken',
    run: async (instance, { req }) => json(await token(instance, req.raw)),
  },
  {
    method: 'GET',
    path: '/oauth/userinfo',
    operation: 'getOAuthUserInfo',
    run: (instance, { req }) => json(userInfo(instance, req.raw)),
  },
  {
    method: 'POST',
    path: '/oauth/userinfo',
    operation: 'getOAuthUserInfoPOST',
    run: (instance, { req }) => json(userInfo(instance, req.raw)),
  },
  {
    method: 'POST',
    path: '/oauth/token_info',
    operation: 'getOAuthTokenInfo',
    run: async (instance, { req }) => json(await tokenInfo(instance, req.raw)),
  },
  {
    method: 'POST',
    path: '/oauth/token/revoke',
    operation: 'revokeOAuthToken',
    run: async (instance, { req }) => {
      await revoke(instance, req.raw)
      return new Response(null, { status: 200 })
    },
  },
]
