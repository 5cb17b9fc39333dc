import * as v from 'valibot'
import { pageOf } from '../../bapi/instance/listed.ts'
import { clerkError } from '../../errors.ts'
import {
  type ApiKeyData,
  apiKeyResource,
  changeApiKey,
  createApiKey,
  needApiKey,
  revokeApiKey,
} from '../../model/machines/api-keys.ts'
import { code } from '../../validation.ts'
import { field, filled, pages } from '../form.ts'
import { memberOf } from '../organizations/access.ts'
import { type FrontendRequest, type FrontendRoute, frontendRoute } from '../route.ts'

const one = '/api_keys/{apiKeyID}'
const atRoot = { byToken: true, bare: true } as const

const name = v.pipe(filled, v.minLength(3, code('form_param_min_length_exceeded')))
const description = v.optional(
  v.pipe(
    v.array(v.string()),
    v.transform(([text]) => text || null),
    v.nullable(v.pipe(v.string(), v.maxLength(255, code('form_param_max_length_exceeded')))),
  ),
)

/** Lets users at their own keys, and members with the permission at those of the organization. */
function assertOwner(
  request: FrontendRequest<unknown, unknown>,
  subject: string | null,
  action: 'read' | 'manage',
): void {
  if (subject?.startsWith('org_')) memberOf(request, subject, `org:sys_api_keys:${action}`)
  else if (subject !== request.session().user.id) throw clerkError('not_allowed_access')
}

/** Finds the key in the path, which the caller must be allowed to manage. */
function managed(request: FrontendRequest<unknown, unknown>): string {
  const { user } = request.session()
  const key = needApiKey(request.instance, request.param('apiKeyID'))
  // Somebody else's key must look like one that does not exist.
  if (key.owner?.startsWith('user_') && key.owner !== user.id)
    throw clerkError('resource_not_found', `The api key ${key.id}`)
  assertOwner(request, key.owner, 'manage')
  return key.id
}

/** API keys of users and organizations, in their profiles. */
export const apiKeyRoutes: readonly FrontendRoute[] = [
  frontendRoute({
    ...atRoot,
    method: 'GET',
    path: '/api_keys',
    operation: 'getApiKeys',
    query: v.object({
      ...pages,
      type: field.value,
      subject: field.required(filled),
      include_invalid: field.oneOf(['true', 'false']),
      query: field.value,
    }),
    run: (request) => {
      const { instance, query } = request
      assertOwner(request, query.subject, 'read')
      const all = query.include_invalid === 'true'
      const filters = { owner: query.subject, status: all ? undefined : ['active'], late: all, title: query.query }
      return pageOf<ApiKeyData>(instance, 'api_key', { ...query, filters }, (row) => apiKeyResource(instance, row))
    },
  }),
  frontendRoute({
    ...atRoot,
    method: 'POST',
    path: '/api_keys',
    operation: 'createApiKey',
    body: v.strictObject({
      type: field.value,
      name: field.required(name),
      description,
      subject: field.required(filled),
      seconds_until_expiration: field.count,
    }),
    run: (request) => {
      const { body, instance } = request
      assertOwner(request, body.subject, 'manage')
      const key = createApiKey(instance, { ...body, created_by: request.session().user.id })
      return Response.json(key, { status: 201 })
    },
  }),
  frontendRoute({
    ...atRoot,
    method: 'PATCH',
    path: one,
    operation: 'updateApiKey',
    body: v.strictObject({ description }),
    run: (request) => changeApiKey(request.instance, managed(request), request.body),
  }),
  frontendRoute({
    ...atRoot,
    method: 'POST',
    path: `${one}/revoke`,
    operation: 'revokeApiKey',
    body: v.strictObject({ revocation_reason: field.value }),
    run: (request) => revokeApiKey(request.instance, managed(request), request.body.revocation_reason ?? null),
  }),
]
