import { hasRole } from '@account-routes/core'
import { openApiDocument } from '@account-routes/core/openapi'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect } from 'vitest'
import { one } from '../check.ts'
import { rules } from '../rules.ts'

/** The document as a server sends it. */
const expected = (): unknown => {
  const { options } = rules.strict
  const document = openApiDocument({ ...options, authorize: hasRole('admin'), limiter: () => true })
  return JSON.parse(JSON.stringify(document))
}

export const openapi = [
  one('openapi', 'the OpenAPI document: valid, and of what is mounted under the options', [], async (world) => {
    const { text } = await (await world.server('strict')).ask('GET', '/openapi.json')
    expect(JSON.parse(text)).toEqual(expected())
    expect(await new Validator({ strict: false }).validate(JSON.parse(text))).toEqual({ valid: true })
  }),
] as const
