import { createHash } from 'node:crypto'
import { newHexId, newSecret, traceId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { signJwt, verifyJwt } from '../../keys.ts'
import {
  findRecord,
  findRecordByName,
  insertRecord,
  revokeRecordsOfGrant,
  updateRecord,
} from '../../store/records/records.ts'
import type { UserRow } from '../../store/users/users.ts'
import { settingsOf } from '../instance/settings.ts'
import type { OauthApplication } from '../machines/oauth-applications.ts'
import { claimsOf } from './claims.ts'
import { type Grant, type Secret, type Token, type TokenKind, tokenKinds } from './grants.ts'

const day = 86_400
const tenYears = 3650 * day

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000)

function keep(
  instance: Instance,
  kind: TokenKind,
  token: { readonly id: string; readonly name: string; readonly lifetime: number },
  userId: string,
  data: Secret,
): void {
  const now = instance.now()
  const { id, name, lifetime } = token
  insertRecord(instance.db, {
    kind,
    id,
    name,
    owner: userId,
    data,
    expires_at: now + lifetime * 1000,
    created_at: now,
  })
}

function accessToken(instance: Instance, userId: string, application: OauthApplication, grant: Grant): string {
  const id = newHexId('oat')
  const asJwt = settingsOf(instance, 'oauth').oauth_jwt_access_tokens
  const iat = seconds(instance.now())
  const token = asJwt
    ? signJwt(
        instance.key,
        {
          iss: instance.url,
          sub: userId,
          client_id: application.data.client_id,
          jti: id,
          iat,
          nbf: iat,
          exp: iat + day,
          scope: grant.scopes.join(' '),
        },
        { typ: 'at+jwt' },
      )
    : `oat_${newSecret(32)}`
  keep(instance, 'oauth_access_token', { id, name: asJwt ? id : token, lifetime: day }, userId, {
    ...grant,
    secret: token,
  })
  return token
}

function refreshToken(instance: Instance, userId: string, grant: Grant): string {
  const secret = `clk_refresh_${newSecret(32)}`
  keep(instance, 'oauth_refresh_token', { id: newHexId('ort'), name: secret, lifetime: tenYears }, userId, {
    ...grant,
    secret,
  })
  return secret
}

/** The `at_hash` of OpenID Connect: the left half of a digest. */
function halfDigest(token: string): string {
  return createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url')
}

function idToken(
  instance: Instance,
  user: UserRow,
  application: OauthApplication,
  grant: Grant,
  access: string,
): string {
  const iat = seconds(instance.now())
  return signJwt(instance.key, {
    iss: instance.url,
    sub: user.id,
    aud: application.data.client_id,
    azp: application.data.client_id,
    iat,
    exp: iat + day,
    jti: traceId(),
    sid: grant.session,
    auth_time: seconds(grant.signedInAt),
    at_hash: halfDigest(access),
    ...(grant.nonce === null ? {} : { nonce: grant.nonce }),
    ...claimsOf(instance, user, grant),
  })
}

/** Creates the tokens of a grant. `scopes` may be fewer than granted, for the access token alone. */
export function issueTokens(
  instance: Instance,
  user: UserRow,
  application: OauthApplication,
  grant: Grant,
  scopes: readonly string[] = grant.scopes,
): object {
  const granted: Grant = { ...grant, scopes }
  const access = accessToken(instance, user.id, application, granted)
  return {
    access_token: access,
    token_type: 'Bearer',
    expires_in: day,
    refresh_token: refreshToken(instance, user.id, grant),
    scope: scopes.join(' '),
    ...(scopes.includes('openid') ? { id_token: idToken(instance, user, application, granted, access) } : {}),
  }
}

/** Returns the id in a JWT of this instance, or undefined for any other text. */
function jwtId(instance: Instance, token: string): string | undefined {
  if (token.split('.').length !== 3) return undefined
  const claims = verifyJwt(instance.key, token)
  return typeof claims?.jti === 'string' ? claims.jti : undefined
}

/** Finds an access or refresh token, valid or not. */
export function findToken(instance: Instance, token: string): Token | undefined {
  const id = jwtId(instance, token)
  if (id !== undefined) return findRecord<Secret>(instance.db, 'oauth_access_token', id)
  for (const kind of tokenKinds) {
    const row = findRecordByName<Secret>(instance.db, kind, token)
    if (row?.data.secret === token) return row
  }
  return undefined
}

/** Refresh tokens are valid once: the response to each use has a new one. */
export function useUpRefreshToken(instance: Instance, token: Token): void {
  updateRecord(instance.db, token.id, { status: 'used', updated_at: instance.now() })
}

export function revokeToken(instance: Instance, token: Token): void {
  updateRecord(instance.db, token.id, { status: 'revoked', updated_at: instance.now() })
}

/** Revokes every token of a grant. */
export function revokeGrant(instance: Instance, { grant }: Grant): void {
  revokeRecordsOfGrant(instance.db, tokenKinds, grant, instance.now())
}

export function isUsable(instance: Instance, token: Token): boolean {
  return token.status === 'active' && (token.expires_at ?? 0) > instance.now()
}

/** Returns true for an access token that servers verify by themselves. It goes by its id. */
export function isJwt(token: Token): boolean {
  return token.name === token.id
}
