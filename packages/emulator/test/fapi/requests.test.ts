import { describe, expect } from 'vitest'
import { frontendRoutes } from '../../src/fapi/routes.ts'
import { test } from '../support/emulator.ts'
import { frontendBrowser, frontendDocument } from '../support/frontend.ts'

interface Schema {
  readonly properties?: Readonly<Record<string, { readonly type?: string }>>
  readonly required?: readonly string[]
}

/** Fields that the document lists as required or typed, for each operation with a form. */
const cases = frontendRoutes
  .filter(({ body }) => body)
  .map(({ method, path, operation }) => {
    const content = frontendDocument.paths?.[`/v1${path}`]?.[method.toLowerCase()]?.requestBody?.content
    const schema = content?.['application/x-www-form-urlencoded']?.schema as Schema | undefined
    return { method, operation, target: path.replace(/\{\w+\}/g, 'some_id'), schema: schema ?? {} }
  })

describe('every form of the Frontend API', () => {
  test.for(cases)(
    '$operation refuses unknown, missing and ill-typed fields',
    async ({ method, target, schema }, { emulator }) => {
      const browser = frontendBrowser(emulator)
      const send = (form: Record<string, string>) =>
        method === 'POST' ? browser.post(target, form) : browser.patch(target, form)
      const unknown = await send({ nobody_knows: '1' })
      expect(unknown.status).toBe(422)
      expect(unknown.body.errors).toContainEqual(
        expect.objectContaining({ code: 'form_param_unknown', meta: { param_name: 'nobody_knows' } }),
      )
      for (const field of schema.required ?? [])
        expect(unknown.body.errors, field).toContainEqual(
          expect.objectContaining({ code: 'form_param_missing', meta: { param_name: field } }),
        )
      for (const [field, { type }] of Object.entries(schema.properties ?? {})) {
        const answer = await send({ [field]: 'no boolean', nobody_knows: '1' })
        const codes = (answer.body.errors as { code: string; meta: { param_name: string } }[])
          .filter(({ meta }) => meta.param_name === field)
          .map(({ code }) => code)
        expect(codes, field).not.toContain('form_param_unknown')
        if (type === 'boolean') expect(codes, field).toEqual(['form_param_type_invalid'])
      }
    },
  )
})
