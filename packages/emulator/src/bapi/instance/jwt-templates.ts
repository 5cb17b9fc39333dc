import * as v from 'valibot'
import { needRecord, removeRecord } from '../../model/records.ts'
import { type JwtTemplate, type JwtTemplateRow, saveTemplate } from '../../model/sessions/jwt-template.ts'
import { code, inQuery, maybe, paging } from '../../validation.ts'
import { type Route, route } from '../route.ts'
import { listed } from './listed.ts'

function resource({ id, name, data, created_at, updated_at }: JwtTemplateRow): object {
  const { signing_key: key, ...template } = data
  return { object: 'jwt_template', id, name, ...template, custom_signing_key: key !== null, created_at, updated_at }
}

const seconds = (min: number, max: number) =>
  maybe(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(min, code('form_param_value_invalid')),
      v.maxValue(max, code('form_param_value_invalid')),
    ),
  )

const body = v.strictObject({
  name: v.string(),
  claims: v.pipe(
    v.record(v.string(), v.unknown()),
    v.check((value) => !Array.isArray(value), code('form_param_type_invalid')),
  ),
  lifetime: seconds(30, 315_360_000),
  allowed_clock_skew: seconds(0, 300),
  custom_signing_key: v.optional(v.boolean()),
  signing_algorithm: maybe(v.string()),
  signing_key: maybe(v.string()),
})

/** Templates of tokens for other services. */
export const jwtTemplateRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/jwt_templates',
    operation: 'ListJWTTemplates',
    query: v.object({ paginated: inQuery.boolean, ...paging }),
    run: ({ instance, query }) => listed<JwtTemplate>(instance, 'jwt_template', query, resource),
  }),
  route({
    method: 'POST',
    path: '/jwt_templates',
    operation: 'CreateJWTTemplate',
    differs: 'Shortcodes for `user`, `org` and `session`. Own keys may be HS256 to HS512 and RS256 to RS512.',
    body,
    run: ({ instance, body: input }) => resource(saveTemplate(instance, input)),
  }),
  route({
    method: 'GET',
    path: '/jwt_templates/{template_id}',
    operation: 'GetJWTTemplate',
    run: ({ instance, param }) => resource(needRecord<JwtTemplate>(instance, 'jwt_template', param('template_id'))),
  }),
  route({
    method: 'PATCH',
    path: '/jwt_templates/{template_id}',
    operation: 'UpdateJWTTemplate',
    body,
    run: ({ instance, param, body: input }) => resource(saveTemplate(instance, input, param('template_id'))),
  }),
  route({
    method: 'DELETE',
    path: '/jwt_templates/{template_id}',
    operation: 'DeleteJWTTemplate',
    run: ({ instance, param }) => removeRecord(instance, 'jwt_template', param('template_id')),
  }),
]
