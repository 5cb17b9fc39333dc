import { clerkError, fieldError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { needOauthApplication, type OauthApplication } from '../machines/oauth-applications.ts'
import { findToken, isJwt, isUsable, revokeGrant } from './tokens.ts'

/** Returns an access token for the server that received it. One that is revoked or expired is not found. */
export function verifyAccessToken(instance: Instance, text: string): object {
  const token = findToken(instance, text)
  if (token?.kind !== 'oauth_access_token' || !isUsable(instance, token))
    throw clerkError('resource_not_found', 'The OAuth access token')
  const { data } = token
  return {
    object: 'clerk_idp_oauth_access_token',
    id: token.id,
    client_id: needOauthApplication(instance, data.application).data.client_id,
    subject: token.owner,
    scopes: data.scopes,
    revoked: false,
    revocation_reason: null,
    expired: false,
    expiration: token.expires_at,
    created_at: token.created_at,
    updated_at: token.updated_at,
  }
}

/** Revokes every token of the grant that a token of the application belongs to. */
export function revokeTokenOf(instance: Instance, application: OauthApplication, text: string): void {
  const token = findToken(instance, text)
  if (token?.data.application !== application.id) throw clerkError('resource_not_found', 'The OAuth token')
  if (isJwt(token)) throw fieldError('form_param_value_invalid', 'token')
  revokeGrant(instance, token.data)
}
