import { hasRole } from '@account-routes/core'
import { openApiDocument } from '@account-routes/core/openapi'
import { optionsFromEnvironment, planUnder } from '@account-routes/example-options'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect } from 'vitest'
import { one } from '../check.ts'
import { rules } from '../rules.ts'

/** The document as a server under these rules sends it. */
function expected(name: 'strict' | 'planned'): unknown {
  const options = optionsFromEnvironment(JSON.stringify(rules[name].options))
  const deletion = name === 'planned' ? planUnder({}) : undefined
  return JSON.parse(
    JSON.stringify(openApiDocument({ authorize: hasRole('admin'), ...options, ...(deletion && { deletion }) })),
  )
}

/** Examples with pages of their own redirect to these, unless the rules say where to. */
const withoutRedirects = (document: unknown): unknown =>
  JSON.parse(JSON.stringify(document), (key, value) => (key === '303' || key === 'Redirect' ? undefined : value))

export const openapi = [
  one('openapi', 'the OpenAPI document: valid, and lists exactly what the options mount', [], async (world) => {
    const read = async (name: 'strict' | 'planned'): Promise<unknown> => {
      const { text } = await (await world.server(name)).ask('GET', '/openapi.json')
      expect(await new Validator({ strict: false }).validate(JSON.parse(text)), name).toEqual({ valid: true })
      return JSON.parse(text)
    }
    expect(await read('strict')).toEqual(expected('strict'))
    expect(withoutRedirects(await read('planned'))).toEqual(withoutRedirects(expected('planned')))
  }),
] as const
