import type { Instance } from '../instance.ts'
import { splitScopes } from '../model/oauth/scopes.ts'
import { findToken, isJwt, isUsable, revokeGrant, revokeToken } from '../model/oauth/tokens.ts'
import { authenticate } from './client.ts'
import { OAuthError } from './errors.ts'
import { need, readForm } from './form.ts'

/** Tells an application about one of its tokens. */
export async function tokenInfo(instance: Instance, request: Request): Promise<object> {
  const fields = await readForm(request)
  const application = authenticate(instance, request, fields)
  const token = findToken(instance, need(fields, 'token'))
  if (!token || token.data.application !== application.id || !isUsable(instance, token)) return { active: false }
  const { scopes, organization } = token.data
  if (splitScopes(fields.get('scope') ?? '').some((scope) => !scopes.includes(scope))) return { active: false }
  return {
    active: true,
    client_id: application.data.client_id,
    iat: Math.floor(token.created_at / 1000),
    scope: scopes.join(' '),
    sub: token.owner,
    ...(organization === null ? {} : { org_id: organization }),
  }
}

const hints = ['access_token', 'refresh_token']

/** Revokes a token of an application. An unknown token counts as revoked (RFC 7009). */
export async function revoke(instance: Instance, request: Request): Promise<void> {
  const fields = await readForm(request)
  const application = authenticate(instance, request, fields)
  const text = need(fields, 'token')
  const hint = fields.get('token_type_hint')
  if (hint !== undefined && !hints.includes(hint))
    throw new OAuthError('unsupported_token_type', `The token_type_hint must be ${hints.join(' or ')}.`)
  const token = findToken(instance, text)
  if (token?.data.application !== application.id) return
  if (isJwt(token)) throw new OAuthError('unsupported_token_type', 'An access token that is a JWT cannot be revoked.')
  if (token.kind === 'oauth_refresh_token') revokeGrant(instance, token.data)
  else revokeToken(instance, token)
}
