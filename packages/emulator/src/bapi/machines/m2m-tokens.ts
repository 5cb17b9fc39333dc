import * as v from 'valibot'
import { clerkError } from '../../errors.ts'
import { createM2mToken, m2mTokenResource, revokeM2mToken, verifyM2mToken } from '../../model/machines/m2m-tokens.ts'
import type { SecretData } from '../../model/machines/secrets.ts'
import { code, inQuery, maybe, paging } from '../../validation.ts'
import { pageOf } from '../instance/listed.ts'
import { type Route, route } from '../route.ts'

const claims = v.record(v.string(), v.unknown())
const token = v.strictObject({ token: v.string() })

/** Tokens by which machines know each other. */
export const m2mTokenRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/m2m_tokens',
    operation: 'createM2MToken',
    unversioned: true,
    differs: '`min_remaining_ttl_seconds` is ignored: each call creates a token.',
    machine: true,
    body: v.strictObject({
      token_format: v.optional(v.picklist(['opaque', 'jwt'], code('form_param_value_invalid'))),
      seconds_until_expiration: maybe(v.pipe(v.number(), v.minValue(1, code('form_param_value_invalid')))),
      claims: maybe(claims),
      min_remaining_ttl_seconds: v.optional(v.pipe(v.number(), v.integer())),
    }),
    status: 201,
    run: ({ instance, machine, body }) => {
      // Only a machine has a subject to put into a token.
      if (!machine) throw clerkError('clerk_key_invalid')
      return createM2mToken(instance, machine, body)
    },
  }),
  route({
    method: 'GET',
    path: '/m2m_tokens',
    operation: 'getM2MTokens',
    unversioned: true,
    machine: true,
    query: v.object({ subject: inQuery.text, revoked: inQuery.boolean, expired: inQuery.boolean, ...paging }),
    run: ({ instance, machine, query }) => {
      const owner = machine?.id ?? query.subject
      const filters = {
        owner,
        status: query.revoked ? ['active', 'revoked'] : ['active'],
        late: query.expired ?? false,
      }
      const { data, total_count } = pageOf<SecretData>(instance, 'm2m_token', { ...query, filters }, (row) =>
        m2mTokenResource(instance, row),
      )
      return { m2m_tokens: data, total_count }
    },
  }),
  route({
    method: 'POST',
    path: '/m2m_tokens/{m2m_token_id}/revoke',
    operation: 'revokeM2MToken',
    unversioned: true,
    machine: true,
    body: v.strictObject({ revocation_reason: maybe(v.string()) }),
    run: ({ instance, machine, param, body }) =>
      revokeM2mToken(instance, param('m2m_token_id'), body.revocation_reason ?? null, machine),
  }),
  route({
    method: 'POST',
    path: '/m2m_tokens/verify',
    operation: 'verifyM2MToken',
    unversioned: true,
    differs: 'A revoked or expired token is 404.',
    machine: true,
    body: token,
    run: ({ instance, machine, body }) => verifyM2mToken(instance, body.token, machine),
  }),
]
