import { clerkError, fieldError } from '../../errors.ts'
import { newHexId, newSecret } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { findRecordByName, insertRecord, type RecordRow, updateRecord } from '../../store/records/records.ts'
import { needOrganization } from '../organizations/find.ts'
import { needRecord } from '../records.ts'
import { needUser } from '../users/users.ts'
import { isValid, type SecretData, secretResource } from './secrets.ts'

export interface ApiKeyData extends SecretData {
  readonly type: string
  readonly title: string
  readonly description: string | null
  readonly created_by: string | null
}

/** The name of the record is the secret, so that it is found by its index. */
type ApiKey = RecordRow<ApiKeyData>

export function apiKeyResource(instance: Instance, row: ApiKey): object {
  const { type, title, description, created_by } = row.data
  return { object: 'api_key', type, name: title, description, created_by, ...secretResource(instance, row) }
}

function assertSubject(instance: Instance, subject: string): void {
  if (subject.startsWith('user_')) needUser(instance, subject)
  else if (subject.startsWith('org_')) needOrganization(instance, subject)
  else throw fieldError('form_param_value_invalid', 'subject')
}

export function createApiKey(
  instance: Instance,
  input: {
    readonly name: string
    readonly subject: string
    readonly type?: string | undefined
    readonly description?: string | null | undefined
    readonly claims?: unknown
    readonly scopes?: readonly string[] | undefined
    readonly created_by?: string | null | undefined
    readonly seconds_until_expiration?: number | null | undefined
  },
): object {
  assertSubject(instance, input.subject)
  const now = instance.now()
  const id = newHexId('ak')
  const secret = `ak_${newSecret(32)}`
  const data: ApiKeyData = {
    secret,
    type: input.type ?? 'api_key',
    title: input.name,
    description: input.description ?? null,
    created_by: input.created_by ?? null,
    claims: input.claims ?? null,
    scopes: input.scopes ?? [],
    revocation_reason: null,
  }
  const expires_at = input.seconds_until_expiration ? now + input.seconds_until_expiration * 1000 : null
  insertRecord(instance.db, {
    kind: 'api_key',
    id,
    owner: input.subject,
    name: secret,
    data,
    expires_at,
    created_at: now,
  })
  return { ...apiKeyResource(instance, needApiKey(instance, id)), secret }
}

export function needApiKey(instance: Instance, id: string): ApiKey {
  return needRecord<ApiKeyData>(instance, 'api_key', id)
}

export function changeApiKey(
  instance: Instance,
  id: string,
  input: {
    readonly claims?: unknown
    readonly scopes?: readonly string[] | undefined
    readonly description?: string | null | undefined
    readonly seconds_until_expiration?: number | null | undefined
  },
): object {
  const row = needApiKey(instance, id)
  const { seconds_until_expiration: seconds } = input
  const now = instance.now()
  updateRecord(instance.db, id, {
    data: {
      ...row.data,
      ...(input.claims === undefined ? {} : { claims: input.claims }),
      ...(input.scopes ? { scopes: input.scopes } : {}),
      ...(input.description === undefined ? {} : { description: input.description }),
    } satisfies ApiKeyData,
    ...(seconds === undefined ? {} : { expires_at: seconds === null ? null : now + seconds * 1000 }),
    updated_at: now,
  })
  return apiKeyResource(instance, needApiKey(instance, id))
}

export function revokeApiKey(instance: Instance, id: string, reason: string | null): object {
  const row = needApiKey(instance, id)
  const data: ApiKeyData = { ...row.data, revocation_reason: reason }
  updateRecord(instance.db, id, { status: 'revoked', data, updated_at: instance.now() })
  return apiKeyResource(instance, needApiKey(instance, id))
}

/** The key of a secret. One that is revoked or expired is not found. */
export function verifyApiKey(instance: Instance, secret: string): object {
  const row = findRecordByName<ApiKeyData>(instance.db, 'api_key', secret)
  if (row?.data.secret !== secret || !isValid(instance, row)) throw clerkError('resource_not_found', 'The API key')
  return apiKeyResource(instance, row)
}
