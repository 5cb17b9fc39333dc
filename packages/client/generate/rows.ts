import type { JsonObject, Operation } from '@account-routes/core'
import type { OpenApiDocument, OperationObject } from '@account-routes/core/openapi'
import { capital, fieldsOf, typeOf } from './typescript.ts'

/** An operation as the client offers it. */
export interface ClientRow {
  readonly id: string
  /** Its place: `['users', 'ban']`. */
  readonly place: readonly string[]
  /** Method, path and kind of input. */
  readonly route: string
  readonly ids: readonly string[]
  readonly kind: 'body' | 'query' | 'list' | 'picture' | undefined
  /** The fields of its input, and the name of their interface. */
  readonly input:
    | { readonly type: string; readonly isRequired: boolean; readonly fields?: readonly string[] }
    | undefined
  readonly output: string
  readonly codes: readonly string[]
  /** The sentence that an editor shows, and further ones. */
  readonly comment: readonly string[]
}

export function rowsOf(table: readonly Operation[], document: OpenApiDocument): readonly ClientRow[] {
  const described = new Map(
    Object.values(document.paths).flatMap((item) => Object.values(item).map((each) => [each.operationId, each])),
  )
  return table.map((row) => {
    const operation = described.get(row.id)
    if (!operation) throw new Error(`The document does not list ${row.id}. Generate it first.`)
    const ids = [...row.path.matchAll(/:(\w+)/g)].map(([, name]) => name as string)
    const output = outputOf(operation)
    const input = inputOf(operation)
    const kind = kindOf(operation, output)
    return {
      id: row.id,
      place: row.name.split('.'),
      route: `${row.method} ${row.path}${kind ? ` ${kind}` : ''}`,
      ids,
      kind,
      input,
      output,
      codes: codesOf(operation, document),
      comment: [`${operation.summary}.`, ...(operation.description ? ['', operation.description] : [])],
    }
  })
}

const queryOf = ({ parameters = [] }: OperationObject): readonly JsonObject[] =>
  parameters.filter((each) => each.in === 'query')

function kindOf(operation: OperationObject, output: string): ClientRow['kind'] {
  const { requestBody } = operation
  if (requestBody) return requestBody.content['application/json'] ? 'body' : 'picture'
  const names = queryOf(operation).map(({ name }) => name)
  if (names.includes('offset') && output.startsWith('Page<')) return 'list'
  return names.length > 0 ? 'query' : undefined
}

function inputOf(operation: OperationObject): ClientRow['input'] {
  const { requestBody, operationId } = operation
  const type = `${capital(operationId)}Input`
  const json = requestBody?.content['application/json']?.schema
  if (json) return { type, isRequired: requestBody.required, fields: fieldsOf(json, true) }
  if (requestBody) return { type: 'Blob', isRequired: true }
  const query = queryOf(operation)
  if (query.length === 0) return undefined
  const properties = Object.fromEntries(query.map(({ name, schema }) => [name as string, schema as JsonObject]))
  const required = query.filter((each) => each.required).map(({ name }) => name as string)
  return { type, isRequired: required.length > 0, fields: fieldsOf({ properties, required }, true) }
}

const schemaIn = (response: JsonObject | undefined): JsonObject | undefined =>
  (response?.content as { readonly 'application/json'?: { readonly schema: JsonObject } } | undefined)?.[
    'application/json'
  ]?.schema

function outputOf({ responses }: OperationObject): string {
  const types = Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .map(([, response]) => schemaIn(response))
    .filter((schema) => schema !== undefined)
    .map((schema) => typeOf(schema))
  return [...new Set(types)].join(' | ')
}

/** The codes of all refusals, and those of the client's own that fit. */
function codesOf({ responses }: OperationObject, { components }: OpenApiDocument): readonly string[] {
  const codes = Object.values(responses).flatMap(({ $ref }) => {
    const name = typeof $ref === 'string' ? $ref.replace('#/components/responses/', '') : ''
    return codesIn(schemaIn(components.responses?.[name] as JsonObject | undefined), components)
  })
  return codes.includes('reverification_required') ? [...codes, 'reverification_cancelled'] : codes
}

function codesIn(schema: JsonObject | undefined, components: OpenApiDocument['components']): readonly string[] {
  if (!schema) return []
  if (typeof schema.$ref === 'string')
    return codesIn(components.schemas?.[schema.$ref.replace('#/components/schemas/', '')] as JsonObject, components)
  if (Array.isArray(schema.oneOf)) return schema.oneOf.flatMap((each) => codesIn(each as JsonObject, components))
  const { code } = (schema.properties ?? {}) as { readonly code?: JsonObject }
  return code?.const ? [code.const as string] : ((code?.enum ?? []) as readonly string[])
}
