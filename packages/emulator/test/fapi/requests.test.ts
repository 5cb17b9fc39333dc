import { describe, expect } from 'vitest'
import { fullPath } from '../../src/fapi/route.ts'
import { frontendRoutes } from '../../src/fapi/routes.ts'
import type { Answer } from '../support/api.ts'
import type { ApiOperation } from '../support/contract.ts'
import { test } from '../support/emulator.ts'
import { type Form, frontendBrowser, frontendDocument } from '../support/frontend.ts'

interface Property {
  readonly type?: string
  readonly enum?: readonly string[]
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema?: Property
}

interface FormSchema {
  readonly properties?: Readonly<Record<string, Property>>
  readonly required?: readonly string[]
}

type Documented = ApiOperation & { readonly parameters?: readonly Parameter[] }

const cases = frontendRoutes.map((route) => {
  const documented = frontendDocument.paths?.[fullPath(route)]?.[route.method.toLowerCase()] as Documented
  const content = documented.requestBody?.content['application/x-www-form-urlencoded']
  return {
    ...route,
    target: route.path.replace(/\{\w+\}/g, 'some_id'),
    form: content?.schema as FormSchema | undefined,
    parameters: (documented.parameters ?? []).filter((it) => it.in === 'query' && it.name !== '_clerk_session_id'),
  }
})
const withForm = cases.flatMap((it) => (it.form ? [{ ...it, form: it.form }] : []))
const withQuery = cases.filter(({ parameters }) => parameters.length > 0)

/** The codes that an answer has for a field. */
const codesOf = ({ body }: Answer, field: string): string[] =>
  (body.errors as { code: string; meta?: { param_name: string } }[])
    .filter(({ meta }) => meta?.param_name === field)
    .map(({ code }) => code)

/** Text that is invalid for a field of the type, with Clerk's error code. */
function illTyped({ type, enum: values }: Property): readonly [text: string, code: string] | undefined {
  if (type === 'boolean') return ['no boolean', 'form_param_type_invalid']
  if (type === 'integer') return ['no number', 'form_param_format_invalid']
  return values && ['none of these', 'form_param_value_invalid']
}

describe('every form of the Frontend API', () => {
  test.for(withForm)(
    '$operation refuses unknown, missing and ill-typed fields',
    async ({ method, target, form }, { emulator }) => {
      const browser = frontendBrowser(emulator)
      const send = (fields: Form) => (method === 'POST' ? browser.post(target, fields) : browser.patch(target, fields))
      const unknown = await send({ nobody_knows: '1' })
      expect(unknown.status).toBe(422)
      expect(codesOf(unknown, 'nobody_knows')).toEqual(['form_param_unknown'])
      for (const field of form.required ?? []) {
        expect(codesOf(unknown, field), field).toEqual(['form_param_missing'])
        expect(codesOf(await send({ [field]: '', nobody_knows: '1' }), field)[0], `empty ${field}`).toMatch(
          /^form_param_(missing|format_invalid)$/,
        )
      }
      for (const [field, property] of Object.entries(form.properties ?? {})) {
        const [text, code] = illTyped(property) ?? ['some text']
        // With the unknown field, the request fails even if the text is valid.
        const codes = codesOf(await send({ [field]: text, nobody_knows: '1' }), field)
        if (code) expect(codes, field).toEqual([code])
        else expect(codes, field).not.toContain('form_param_unknown')
        for (const value of property.enum ?? [])
          expect(codesOf(await send({ [field]: value, nobody_knows: '1' }), field), value).toEqual([])
      }
    },
  )

  test.for(withForm)('$operation refuses a body that is no form', async ({ method, target }, { emulator }) => {
    const browser = frontendBrowser(emulator)
    await browser.get('/client')
    const query = new URLSearchParams({ _method: method, __clerk_db_jwt: browser.devBrowser() ?? '' })
    const send = (type: string, body: string) =>
      fetch(`${emulator.url}/v1${target}?${query}`, {
        method: 'POST',
        headers: { origin: 'http://localhost:3000', 'content-type': type },
        body,
      })
    for (const [type, body, expected] of [
      ['application/xml', '<a/>', '415 unsupported_content_type'],
      ['application/json', '{"a":', '400 request_body_invalid'],
      ['application/json', '[]', '400 request_body_invalid'],
      ['application/x-www-form-urlencoded', `a=${'x'.repeat(1_100_000)}`, '413 request_body_too_large'],
    ] as const) {
      const response = await send(type, body)
      const { errors } = (await response.json()) as { errors: { code: string }[] }
      expect(`${response.status} ${errors[0]?.code}`).toBe(expected)
    }
  })
})

describe('every query of the Frontend API', () => {
  test.for(withQuery)(
    '$operation refuses missing and ill-typed parameters',
    async ({ target, parameters }, { emulator }) => {
      const browser = frontendBrowser(emulator)
      const bare = await browser.get(target)
      for (const { name, required, schema = {} } of parameters) {
        if (required) expect(codesOf(bare, name), name).toEqual(['form_param_missing'])
        const [text, code] = illTyped(schema) ?? []
        if (!text) continue
        const answer = await browser.get(`${target}?${new URLSearchParams({ [name]: text })}`)
        expect(answer.status, name).toBe(422)
        expect(codesOf(answer, name), name).toEqual([code])
      }
    },
  )
})

test('every operation but the anonymous ones needs a known browser', async ({ emulator }) => {
  for (const route of frontendRoutes) {
    const { method, anonymous, byToken } = route
    const path = fullPath(route)
    if (anonymous || byToken) continue
    const response = await fetch(`${emulator.url}${path.replace(/\{\w+\}/g, 'some_id')}?_method=${method}`, {
      method: method === 'GET' ? 'GET' : 'POST',
      headers: { origin: 'http://localhost:3000' },
    })
    const body = (await response.json()) as { errors: { code: string }[] }
    expect(`${response.status} ${body.errors[0]?.code}`, `${method} ${path}`).toBe('401 dev_browser_unauthenticated')
  }
})
