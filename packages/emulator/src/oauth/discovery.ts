import type { Instance } from '../instance.ts'
import { settingsOf } from '../model/instance/settings.ts'
import { knownScopes } from '../model/oauth/scopes.ts'
import { grantTypes } from './token.ts'

const claims = [
  'sub',
  'iss',
  'aud',
  'exp',
  'iat',
  'auth_time',
  'nonce',
  'email',
  'email_verified',
  'family_name',
  'given_name',
  'name',
  'preferred_username',
  'picture',
  'public_metadata',
  'private_metadata',
  'org_id',
  'org_name',
  'org_slug',
]

function common({ url }: Instance): object {
  return {
    issuer: url,
    authorization_endpoint: `${url}/oauth/authorize`,
    token_endpoint: `${url}/oauth/token`,
    revocation_endpoint: `${url}/oauth/token/revoke`,
    jwks_uri: `${url}/.well-known/jwks.json`,
    response_types_supported: ['code'],
    grant_types_supported: grantTypes,
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
    scopes_supported: knownScopes,
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: claims,
    code_challenge_methods_supported: ['S256'],
  }
}

export function openIdConfiguration(instance: Instance): object {
  return {
    ...common(instance),
    introspection_endpoint: `${instance.url}/oauth/token_info`,
    userinfo_endpoint: `${instance.url}/oauth/userinfo`,
    response_modes_supported: ['query', 'form_post'],
    backchannel_logout_supported: false,
    frontchannel_logout_supported: false,
  }
}

export function authorizationServerMetadata(instance: Instance): object {
  const canRegister = settingsOf(instance, 'oauth').dynamic_oauth_client_registration
  return {
    ...common(instance),
    ...(canRegister ? { registration_endpoint: `${instance.url}/oauth/register` } : {}),
    client_id_metadata_document_supported: false,
  }
}
