import { clerkError } from '../../errors.ts'
import { newHexId, newSecret } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { signJwt, verifyJwt } from '../../keys.ts'
import {
  findRecord,
  findRecordByName,
  insertRecord,
  type RecordRow,
  updateRecord,
} from '../../store/records/records.ts'
import { needRecord } from '../records.ts'
import type { Machine } from './machines.ts'
import { isValid, type SecretData, secretResource } from './secrets.ts'

/** The name of the record is the opaque token, or the id of a JWT. */
type M2mToken = RecordRow<SecretData>

export function m2mTokenResource(instance: Instance, row: M2mToken): object {
  return { object: 'machine_to_machine_token', ...secretResource(instance, row) }
}

function jwtOf(instance: Instance, machine: Machine, id: string, claims: object, expiresAt: number): string {
  const iat = Math.floor(instance.now() / 1000)
  return signJwt(instance.key, {
    ...claims,
    iss: instance.url,
    sub: machine.id,
    jti: id,
    iat,
    nbf: iat - 10,
    exp: Math.floor(expiresAt / 1000),
    scopes: machine.data.scopes.join(' '),
  })
}

/** Creates a token for a machine, which those in its scopes may verify. */
export function createM2mToken(
  instance: Instance,
  machine: Machine,
  input: {
    readonly token_format?: 'opaque' | 'jwt' | undefined
    readonly seconds_until_expiration?: number | null | undefined
    readonly claims?: unknown
  },
): object {
  const now = instance.now()
  const id = newHexId('mt')
  const expires_at = now + (input.seconds_until_expiration ?? machine.data.default_token_ttl) * 1000
  const claims = typeof input.claims === 'object' && input.claims !== null ? input.claims : {}
  const jwt = input.token_format === 'jwt'
  const token = jwt ? jwtOf(instance, machine, id, claims, expires_at) : `mt_${newSecret(32)}`
  const data: SecretData = {
    secret: token,
    claims: input.claims ?? null,
    scopes: machine.data.scopes,
    revocation_reason: null,
  }
  const row = { kind: 'm2m_token' as const, id, owner: machine.id, name: jwt ? id : token, data, expires_at }
  insertRecord(instance.db, { ...row, created_at: now })
  return { ...m2mTokenResource(instance, needRecord(instance, 'm2m_token', id)), token }
}

/** Revokes a token, for its own machine or for the instance. */
export function revokeM2mToken(
  instance: Instance,
  id: string,
  reason: string | null,
  machine: Machine | undefined,
): object {
  const row = needRecord<SecretData>(instance, 'm2m_token', id)
  if (machine && row.owner !== machine.id) throw clerkError('resource_not_found', `The m2m token ${id}`)
  const data: SecretData = { ...row.data, revocation_reason: reason }
  updateRecord(instance.db, id, { status: 'revoked', data, updated_at: instance.now() })
  return m2mTokenResource(instance, needRecord(instance, 'm2m_token', id))
}

function findToken(instance: Instance, token: string): M2mToken | undefined {
  if (token.startsWith('mt_')) {
    const row = findRecordByName<SecretData>(instance.db, 'm2m_token', token)
    return row?.data.secret === token ? row : undefined
  }
  const claims = verifyJwt(instance.key, token)
  return typeof claims?.jti === 'string' ? findRecord<SecretData>(instance.db, 'm2m_token', claims.jti) : undefined
}

/** The token of a text, if the machine that asks is in its scopes. One that is revoked or expired is not found. */
export function verifyM2mToken(instance: Instance, token: string, machine: Machine | undefined): object {
  const row = findToken(instance, token)
  const allowed = row && (!machine || row.owner === machine.id || row.data.scopes.includes(machine.id))
  if (!row || !allowed || !isValid(instance, row)) throw clerkError('resource_not_found', 'The m2m token')
  return m2mTokenResource(instance, row)
}
