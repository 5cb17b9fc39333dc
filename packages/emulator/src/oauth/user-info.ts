import { ClerkError } from '../errors.ts'
import type { Instance } from '../instance.ts'
import { claimsOf } from '../model/oauth/claims.ts'
import { findToken, isUsable } from '../model/oauth/tokens.ts'
import { refusal } from '../model/sessions/sign-in.ts'
import { findUser } from '../store/users/users.ts'

function refused(long: string): ClerkError {
  const item = { code: 'authorization_invalid', message: 'Unauthorized request', long_message: long }
  return new ClerkError(401, [item], { 'www-authenticate': 'Bearer error="invalid_token"' })
}

/** Returns the claims that an access token allows. */
export function userInfo(instance: Instance, request: Request): object {
  const [scheme, text] = (request.headers.get('authorization') ?? '').split(' ')
  if (scheme?.toLowerCase() !== 'bearer' || !text)
    throw refused('The Authorization header must be of the form "Bearer <access token>".')
  const token = findToken(instance, text)
  if (token?.kind !== 'oauth_access_token') throw refused('The access token is unknown.')
  if (!isUsable(instance, token)) throw refused('The access token is revoked or has expired.')
  const user = token.owner === null ? undefined : findUser(instance.db, token.owner)
  if (!user || refusal(instance, user)) throw refused('The user of the access token is not allowed to sign in.')
  const claims = claimsOf(instance, user, token.data)
  return {
    object: 'oauth_user_info',
    instance_id: instance.key.kid,
    user_id: user.id,
    sub: user.id,
    ...claims,
    // The former name of `preferred_username`.
    ...('preferred_username' in claims ? { username: user.username } : {}),
  }
}
