import { hasRole } from '@account-routes/core'
import { openApiDocument } from '@account-routes/core/openapi'
import { optionsFromEnvironment } from '@account-routes/example-options'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect } from 'vitest'
import { one } from '../check.ts'
import { type Rules, rules } from '../rules.ts'

/** The document as a server under these rules sends it. */
const expected = (name: Rules & ('strict' | 'planned')): unknown => {
  const options = optionsFromEnvironment(JSON.stringify(rules[name].options))
  return JSON.parse(JSON.stringify(openApiDocument({ authorize: hasRole('admin'), ...options })))
}

export const openapi = [
  one('openapi', 'the OpenAPI document: valid, and of what is mounted under the options', [], async (world) => {
    for (const name of ['strict', 'planned'] as const) {
      const { text } = await (await world.server(name)).ask('GET', '/openapi.json')
      expect(JSON.parse(text), name).toEqual(expected(name))
      expect(await new Validator({ strict: false }).validate(JSON.parse(text)), name).toEqual({ valid: true })
    }
  }),
] as const
