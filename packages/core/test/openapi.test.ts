import { createConfig, lintFromString, stringifyYaml } from '@redocly/openapi-core'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import { type AccountRoutesOptions, hasRole, operations } from '../src/index.ts'
import { type OpenApiDocument, type OperationObject, openApiDocument } from '../src/openapi.ts'
import { planWith } from './support.ts'

type SpecData = Exclude<Parameters<Validator['validate']>[0], string>

const authorize = hasRole('admin')
const everything: AccountRoutesOptions = {
  authorize,
  limiter: () => true,
  deletion: planWith(),
  operations: Object.fromEntries(operations.map(({ id }) => [id, true])),
}

const operationsOf = ({ paths }: OpenApiDocument): ReadonlyMap<string, OperationObject> =>
  new Map(Object.values(paths).flatMap((item) => Object.values(item).map((each) => [each.operationId, each])))

const fieldsOf = (document: OpenApiDocument, id: string): readonly string[] => {
  const schema = operationsOf(document).get(id)?.requestBody?.content['application/json']?.schema
  return Object.keys((schema as { properties: object }).properties)
}

describe.each([
  ['everything', everything],
  ['the defaults', {}],
  ['administrators', { authorize, openapi: true, adminFields: ['externalId'] as const }],
  ['a page of the app', { signInUrl: '/sign-in', redirectTo: '/goodbye' }],
] satisfies readonly (readonly [string, AccountRoutesOptions])[])('the document for %s', (_name, options) => {
  const document = openApiDocument(options)

  test('is valid OpenAPI 3.1', async () => {
    const result = await new Validator({ strict: false }).validate(structuredClone(document) as SpecData)
    expect(result).toEqual({ valid: true })
  })

  test('leaves the linter nothing to say', async () => {
    const config = await createConfig({
      extends: ['recommended'],
      // The license is that of the app.
      rules: { 'info-license': 'off', 'operation-4xx-response': 'error' },
    })
    const problems = await lintFromString({ source: stringifyYaml(document), config })
    expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([])
  })
})

describe('the document', () => {
  test('lists each operation of the table', () => {
    expect([...operationsOf(openApiDocument(everything)).keys()].toSorted()).toEqual(
      operations.map(({ id }) => id).toSorted(),
    )
  })

  test('lists no operation on others without `authorize`, and none that is off', () => {
    for (const { id, guard, off, option } of operations.map((row) => ({ off: undefined, option: undefined, ...row })))
      expect(operationsOf(openApiDocument()).has(id), id).toBe(guard.acts === 'self' && !off && !option)
  })

  test('lists itself only with the option `openapi`', () => {
    expect(operationsOf(openApiDocument()).has('getOpenApiDocument')).toBe(false)
    expect(operationsOf(openApiDocument({ openapi: true })).has('getOpenApiDocument')).toBe(true)
    expect([...operationsOf(openApiDocument({ openapi: true, operations: ['getSelf'] })).keys()]).toEqual([
      'getSelf',
      'getOpenApiDocument',
    ])
  })

  test('lists the fields that `selfFields` and `adminFields` leave', () => {
    expect(fieldsOf(openApiDocument(), 'updateSelf')).toEqual(['firstName', 'lastName', 'locale', 'username'])
    expect(fieldsOf(openApiDocument({ selfFields: ['locale'] }), 'updateSelf')).toEqual(['locale'])
    expect(fieldsOf(openApiDocument({ authorize }), 'createUser')).not.toContain('externalId')
    expect(fieldsOf(openApiDocument({ authorize, adminFields: ['externalId'] }), 'createUser')).toContain('externalId')
  })

  test('names the mount and the app', () => {
    const { info, servers } = openApiDocument(
      {},
      { url: 'https://app.example/api/account', title: 'App', version: '7' },
    )
    expect({ ...info, servers }).toMatchObject({
      title: 'App',
      version: '7',
      servers: [{ url: 'https://app.example/api/account' }],
    })
  })

  test('stays whole when it is cut', () => {
    const before = JSON.stringify(openApiDocument(everything))
    openApiDocument({ selfFields: ['locale'] })
    expect(JSON.stringify(openApiDocument(everything))).toBe(before)
  })
})
