import * as v from 'valibot'
import {
  type ApiKeyData,
  apiKeyResource,
  changeApiKey,
  createApiKey,
  needApiKey,
  revokeApiKey,
  verifyApiKey,
} from '../../model/machines/api-keys.ts'
import { removeRecord } from '../../model/records.ts'
import { code, inQuery, maybe, paging } from '../../validation.ts'
import { pageOf } from '../instance/listed.ts'
import { type Route, route } from '../route.ts'

const path = '/api_keys/{apiKeyID}'
const seconds = maybe(v.pipe(v.number(), v.minValue(1, code('form_param_value_invalid'))))
const claims = v.record(v.string(), v.unknown())
const texts = v.array(v.string())

/** API keys of users and organizations. */
export const apiKeyRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api_keys',
    operation: 'createApiKey',
    unversioned: true,
    differs: 'API keys are always enabled.',
    body: v.strictObject({
      type: v.optional(v.string()),
      name: v.string(),
      description: maybe(v.string()),
      subject: v.string(),
      claims: maybe(claims),
      scopes: v.optional(texts),
      created_by: maybe(v.string()),
      seconds_until_expiration: seconds,
    }),
    run: ({ instance, body }) => createApiKey(instance, body),
  }),
  route({
    method: 'GET',
    path: '/api_keys',
    operation: 'getApiKeys',
    unversioned: true,
    query: v.object({
      type: inQuery.text,
      subject: inQuery.text,
      include_invalid: inQuery.boolean,
      query: inQuery.text,
      ...paging,
    }),
    run: ({ instance, query }) => {
      const status = query.include_invalid ? undefined : ['active']
      const filters = { owner: query.subject, status, late: query.include_invalid ?? false, title: query.query }
      return pageOf<ApiKeyData>(instance, 'api_key', { ...query, filters }, (row) => apiKeyResource(instance, row))
    },
  }),
  route({
    method: 'POST',
    path: '/api_keys/verify',
    operation: 'verifyApiKey',
    unversioned: true,
    differs: 'A revoked or expired key is 404.',
    body: v.strictObject({ secret: v.string() }),
    run: ({ instance, body }) => verifyApiKey(instance, body.secret),
  }),
  route({
    method: 'GET',
    path,
    operation: 'getApiKey',
    unversioned: true,
    run: ({ instance, param }) => apiKeyResource(instance, needApiKey(instance, param('apiKeyID'))),
  }),
  route({
    method: 'PATCH',
    path,
    operation: 'updateApiKey',
    unversioned: true,
    differs: '`subject` is ignored.',
    body: v.strictObject({
      claims: maybe(claims),
      scopes: v.optional(texts),
      description: maybe(v.string()),
      subject: v.optional(v.string()),
      seconds_until_expiration: seconds,
    }),
    run: ({ instance, param, body }) => changeApiKey(instance, param('apiKeyID'), body),
  }),
  route({
    method: 'DELETE',
    path,
    operation: 'deleteApiKey',
    unversioned: true,
    run: ({ instance, param }) => removeRecord(instance, 'api_key', param('apiKeyID')),
  }),
  route({
    method: 'GET',
    path: `${path}/secret`,
    operation: 'getApiKeySecret',
    unversioned: true,
    run: ({ instance, param }) => ({ secret: needApiKey(instance, param('apiKeyID')).data.secret }),
  }),
  route({
    method: 'POST',
    path: `${path}/revoke`,
    operation: 'revokeApiKey',
    unversioned: true,
    body: v.strictObject({ revocation_reason: maybe(v.string()) }),
    run: ({ instance, param, body }) => revokeApiKey(instance, param('apiKeyID'), body.revocation_reason ?? null),
  }),
]
