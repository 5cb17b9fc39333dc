import { createHash } from 'node:crypto'
import type { Instance } from '../instance.ts'
import type { OauthApplication } from '../model/machines/oauth-applications.ts'
import { findCode, useUpCode } from '../model/oauth/codes.ts'
import type { Grant } from '../model/oauth/grants.ts'
import { splitScopes } from '../model/oauth/scopes.ts'
import { findToken, issueTokens, isUsable, revokeGrant, useUpRefreshToken } from '../model/oauth/tokens.ts'
import { refusal } from '../model/sessions/sign-in.ts'
import { findUser, type UserRow } from '../store/users/users.ts'
import { authenticate, equalSecrets } from './client.ts'
import { OAuthError } from './errors.ts'
import { type Fields, need, readForm } from './form.ts'

type Exchange = (instance: Instance, application: OauthApplication, fields: Fields) => object

const invalidGrant = (description: string): OAuthError => new OAuthError('invalid_grant', description)

function needOwner(instance: Instance, userId: string | null): UserRow {
  const user = userId === null ? undefined : findUser(instance.db, userId)
  const refused = user ? refusal(instance, user) : 'The user no longer exists.'
  if (!user || refused) throw invalidGrant(refused ?? '')
  return user
}

function assertVerifier(challenge: string | null, verifier: string | undefined): void {
  if (challenge === null) {
    if (verifier !== undefined) throw invalidGrant('The code was requested without a code_challenge.')
    return
  }
  if (verifier === undefined) throw invalidGrant('The parameter code_verifier is missing.')
  if (!/^[\w.~-]{43,128}$/.test(verifier))
    throw invalidGrant('The code_verifier must have 43 to 128 letters, digits and -._~.')
  if (!equalSecrets(createHash('sha256').update(verifier).digest('base64url'), challenge))
    throw invalidGrant('The code_verifier does not match the code_challenge.')
}

const byCode: Exchange = (instance, application, fields) => {
  const secret = need(fields, 'code')
  const redirectUri = need(fields, 'redirect_uri')
  const code = findCode(instance, secret)
  if (code?.data.application !== application.id) throw invalidGrant('The code is unknown.')
  if (code.status === 'used') {
    // One of the two who used the code has stolen it.
    revokeGrant(instance, code.data)
    throw invalidGrant('The code has been used before. Its tokens are revoked.')
  }
  if ((code.expires_at ?? 0) <= instance.now()) throw invalidGrant('The code has expired.')
  if (code.data.redirectUri !== redirectUri)
    throw invalidGrant('The redirect_uri is not the one that the code was sent to.')
  assertVerifier(code.data.challenge, fields.get('code_verifier'))
  const user = needOwner(instance, code.owner)
  const { secret: _, redirectUri: __, challenge: ___, ...grant } = code.data
  return instance.db.transaction(() => {
    useUpCode(instance, code)
    return issueTokens(instance, user, application, grant)
  })
}

/** The scopes for a new access token, which may be fewer than granted. */
function narrowed(granted: Grant, text: string | undefined): readonly string[] {
  if (text === undefined) return granted.scopes
  const scopes = splitScopes(text)
  const excess = scopes.find((scope) => !granted.scopes.includes(scope))
  // Clerk's document has no `invalid_scope` for this endpoint.
  if (excess !== undefined) throw new OAuthError('invalid_request', `The scope ${excess} has not been granted.`)
  return scopes
}

const byRefreshToken: Exchange = (instance, application, fields) => {
  const token = findToken(instance, need(fields, 'refresh_token'))
  if (token?.kind !== 'oauth_refresh_token' || token.data.application !== application.id)
    throw invalidGrant('The refresh token is unknown.')
  if (token.status === 'used') {
    revokeGrant(instance, token.data)
    throw invalidGrant('The refresh token has been used before. All tokens of its grant are revoked.')
  }
  if (!isUsable(instance, token)) throw invalidGrant('The refresh token is revoked or has expired.')
  const user = needOwner(instance, token.owner)
  const { secret: _, ...grant } = token.data
  const scopes = narrowed(grant, fields.get('scope'))
  return instance.db.transaction(() => {
    useUpRefreshToken(instance, token)
    return issueTokens(instance, user, application, grant, scopes)
  })
}

const exchanges: Readonly<Record<string, Exchange>> = {
  authorization_code: byCode,
  refresh_token: byRefreshToken,
}

/** The grant types of the token endpoint. */
export const grantTypes: readonly string[] = Object.keys(exchanges)

export async function token(instance: Instance, request: Request): Promise<object> {
  const fields = await readForm(request)
  const type = need(fields, 'grant_type')
  const exchange = Object.hasOwn(exchanges, type) ? exchanges[type] : undefined
  if (!exchange) throw new OAuthError('unsupported_grant_type', `The grant_type must be ${grantTypes.join(' or ')}.`)
  return exchange(instance, authenticate(instance, request, fields), fields)
}
