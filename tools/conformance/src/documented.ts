import { type AccountRoutesOptions, hasRole, refusals } from '@account-routes/core'
import { type OperationObject, openApiDocument } from '@account-routes/core/openapi'
import { planUnder } from '@account-routes/example-options'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { expect } from 'vitest'
import type { Answer } from './http.ts'
import { operations, planned, type Row } from './table.ts'

interface Place {
  readonly pointer: string
  readonly operation: OperationObject
}

const encoded = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1')

/** The document leaves room for fields of later versions; here an answer with any other field is a fault. */
function closed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(closed)
  const inner = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, closed(each)]))
  const isObject = inner.type === 'object' || (Array.isArray(inner.type) && inner.type.includes('object'))
  return isObject && inner.properties && !('additionalProperties' in inner)
    ? { ...inner, additionalProperties: false }
    : inner
}

type Assert = (operation: Row, method: string, answer: Answer) => void

/** Checks of answers against the document of the whole table under these options. */
function documentedWith(options: AccountRoutesOptions): Assert {
  const document = openApiDocument({
    authorize: hasRole('admin'),
    limiter: () => true,
    openapi: true,
    signInUrl: '/sign-in',
    redirectTo: '/goodbye',
    ...options,
  })
  const places: ReadonlyMap<string, Place> = new Map(
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => [
        operation.operationId,
        { pointer: `#/paths/${encoded(path)}/${method}/responses`, operation },
      ]),
    ),
  )
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(closed(document) as object, 'document')
  const compiled = new Map<string, ValidateFunction>()

  function validatorAt({ pointer, operation }: Place, status: number): ValidateFunction | undefined {
    const response = operation.responses[status]
    if (!response) return undefined
    const at = typeof response.$ref === 'string' ? response.$ref : `${pointer}/${status}`
    const validator =
      compiled.get(at) ?? ajv.compile({ $ref: `document${at}/content/${encoded('application/json')}/schema` })
    compiled.set(at, validator)
    return validator
  }

  return (operation, method, { status, text }) => {
    const place = places.get(operation.id) as Place
    const what = `${operation.id} answers ${status} ${text.slice(0, 300)}`
    if (status >= 300 && status < 400) {
      // The SDKs redirect by themselves, to renew a session.
      if (status === 303) expect(Object.keys(place.operation.responses), what).toContain('303')
      return
    }
    if (method === 'OPTIONS') return
    const answer = text.startsWith('{') ? JSON.parse(text) : undefined
    const isOurs = status < 400 || Object.hasOwn(refusals, answer?.code)
    // The router found nothing, or something in front of the routes answered.
    if (!isOurs || answer?.code === 'method_not_allowed' || (status === 404 && !place.operation.responses[404])) return
    expect(Object.keys(place.operation.responses), what).toContain(String(status))
    if (method === 'HEAD') return
    const validate = validatorAt(place, status)
    expect(validate?.(answer), `${what}: ${ajv.errorsText(validate?.errors)}`).toBe(true)
  }
}

const named = (rows: readonly Row[]) => ({ operations: Object.fromEntries(rows.map(({ id }) => [id, true])) })

/** An answer of a mounted operation is one that the document lists, in status and in form. */
export const assertDocumented: Assert = documentedWith(named(operations))

/** The same where a plan is mounted. */
export const assertDocumentedWithPlan: Assert = documentedWith({
  deletion: planUnder({}),
  ...named([...operations, ...planned]),
})
