import { describe, expect } from 'vitest'
import { routes } from '../../src/bapi/routes.ts'
import { document, refusal } from '../support/api.ts'
import { test } from '../support/emulator.ts'

interface Property {
  readonly type?: string
  readonly nullable?: boolean
  readonly $ref?: string
}

/** A value that is of another type than the one wanted. */
function illTyped(type: string | undefined): unknown {
  return type === 'string' ? 5 : 'text'
}

function jsonBody(method: string, path: string) {
  const schema = document.paths?.[path]?.[method.toLowerCase()]?.requestBody?.content['application/json']?.schema
  return schema as { type: string; properties?: Record<string, Property>; required?: string[] } | undefined
}

const cases = routes.flatMap((route) => {
  const schema = jsonBody(route.method, route.path)
  return schema?.properties
    ? [{ ...route, name: route.operation, schema, target: route.path.replace(/\{\w+\}/g, 'some_id') }]
    : []
})

describe('every request with a field that is missing, unknown or ill-typed', () => {
  test.for(cases)('$name', async ({ method, target, schema, operation }, { call }) => {
    const send = (body: object) => {
      if (method === 'POST') return call.post(target, body)
      return method === 'PUT' ? call.put(target, body) : call.patch(target, body)
    }
    expect(refusal(await send({ nobody_knows: 1 })), 'unknown').toMatch(/^422 form_param_(unknown|missing) /)
    const unknown = await send({ nobody_knows: 1 })
    expect(unknown.body.errors).toContainEqual(
      expect.objectContaining({ code: 'form_param_unknown', meta: { param_name: 'nobody_knows' } }),
    )
    const missing = await send({})
    for (const field of schema.required ?? []) {
      expect(missing.body.errors, field).toContainEqual(
        expect.objectContaining({ code: 'form_param_missing', meta: { param_name: field } }),
      )
    }
    for (const [field, property] of Object.entries(schema.properties ?? {})) {
      const answer = await send({ [field]: illTyped(property.$ref ? 'string' : property.type) })
      expect(answer.status, `${operation} ${field}`).toBe(422)
      expect(answer.body.errors, field).toContainEqual(
        expect.objectContaining({ code: 'form_param_type_invalid', meta: { param_name: field } }),
      )
      if (property.nullable && !schema.required?.includes(field)) {
        const nulled = await send({ [field]: null })
        expect(JSON.stringify(nulled.body?.errors ?? []), `${field}: null`).not.toContain('type_invalid')
      }
    }
  })
})

describe('every request', () => {
  test.for([
    [undefined, '401 authentication_invalid'],
    ['Basic abc', '401 authorization_header_format_invalid'],
    ['Bearer', '401 authorization_header_format_invalid'],
    ['Bearer sk_test_wrong', '401 clerk_key_invalid'],
  ] as const)('with the authorization %s', async ([authorization, expected], { emulator }) => {
    for (const path of ['/v1/users', '/v1/users/user_ada', '/v1/jwks']) {
      const response = await fetch(`${emulator.url}${path}`, authorization ? { headers: { authorization } } : {})
      const body = (await response.json()) as { errors: { code: string }[] }
      expect(`${response.status} ${body.errors[0]?.code}`).toBe(expected)
    }
  })

  test('a body that is not JSON, not an object or too large is refused', async ({ call }) => {
    expect(refusal(await call.post('/users', '{"a":'))).toBe('400 request_body_invalid')
    expect(refusal(await call.post('/users', '[]'))).toBe('400 request_body_invalid')
    expect(refusal(await call.post('/users', 'null'))).toBe('400 request_body_invalid')
    expect(refusal(await call.post('/users', { first_name: 'x'.repeat(1_100_000) }))).toBe('413 request_body_too_large')
    expect(refusal(await call.post('/users', 'a=b', { 'content-type': 'text/plain' }))).toBe(
      '415 unsupported_content_type',
    )
  })

  test('an unknown API version is refused', async ({ call }) => {
    expect(refusal(await call.get('/users', { 'clerk-api-version': '2020-01-01' }))).toBe('400 api_version_invalid')
    for (const version of ['2021-02-05', '2024-10-01', '2025-04-10', '2025-11-10', '2026-05-12']) {
      expect((await call.get('/users', { 'clerk-api-version': version })).status).toBe(200)
    }
  })

  test('an unsupported operation answers 501', async ({ call }) => {
    expect(refusal(await call.get('/billing/plans'))).toBe('501 not_supported_by_emulator')
    expect(refusal(await call.remove('/users'))).toBe('501 not_supported_by_emulator')
  })
})
