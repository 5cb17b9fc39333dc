import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { parse } from 'yaml'

type Json = Record<string, unknown>

/** Clerk's OpenAPI document, as far as the tests read it. */
export interface ApiDocument {
  readonly paths?: Record<string, Record<string, ApiOperation>>
  readonly components: { readonly schemas: Json; readonly responses: Record<string, Json> }
  readonly 'x-webhooks'?: Record<string, { post: { requestBody: { content: Record<string, { schema: Json }> } } }>
}

export interface ApiOperation {
  readonly operationId: string
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Json }> }
  readonly responses: Record<string, Json>
}

/** One of Clerk's published OpenAPI documents, from `test/data/clerk`. */
export function readDocument(name: string): ApiDocument {
  return parse(readFileSync(new URL(`../data/clerk/${name}`, import.meta.url), 'utf8')) as ApiDocument
}

function orNull(schema: Json): Json {
  const values = Array.isArray(schema.enum) ? { enum: [...schema.enum, null] } : {}
  if (typeof schema.type === 'string') return { ...schema, ...values, type: [schema.type, 'null'] }
  if (Array.isArray(schema.enum)) return { ...schema, ...values }
  return { anyOf: [schema, { type: 'null' }] }
}

/** OpenAPI 3.0 says `nullable` where JSON Schema has a type. */
function toJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJsonSchema)
  if (typeof value !== 'object' || value === null) return value
  const { nullable, discriminator: _, example: _example, ...rest } = value as Json
  const converted = Object.fromEntries(Object.entries(rest).map(([key, item]) => [key, toJsonSchema(item)]))
  if (!nullable) return converted
  // With a type of its own beside allOf and the like, both have to give way.
  if (converted.allOf || converted.oneOf || converted.anyOf) {
    const { type: __, ...composed } = converted
    return orNull(composed)
  }
  return orNull(converted)
}

/** Checks answers against the document. */
export function createContract(document: ApiDocument) {
  const ajv = new Ajv({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema({ $id: 'api', ...(toJsonSchema({ components: document.components }) as Json) })
  const paths = document.paths ?? {}
  const templates = Object.keys(paths)
    .filter((path) => !path.includes('/billing/'))
    .map((path) => ({ path, parts: path.split('/') }))
    .sort((a, b) => a.path.split('{').length - b.path.split('{').length)
  const compiled = new Map<string, ValidateFunction>()

  const operationOf = (method: string, path: string): ApiOperation | undefined => {
    const parts = path.split('/')
    const template = templates.find(
      (other) =>
        other.parts.length === parts.length &&
        other.parts.every((part, at) => part.startsWith('{') || part === parts[at]) &&
        paths[other.path]?.[method.toLowerCase()],
    )
    return template && paths[template.path]?.[method.toLowerCase()]
  }

  const compile = (key: string, schema: unknown): ValidateFunction => {
    const known = compiled.get(key)
    if (known) return known
    const text = JSON.stringify(toJsonSchema(schema)).replaceAll('"#/', '"api#/')
    const validate = ajv.compile(JSON.parse(text) as Json)
    compiled.set(key, validate)
    return validate
  }

  /** Everything in which the value is not what the schema says; the key names the schema. */
  const check = (key: string, schema: unknown, value: unknown): string[] => {
    const validate = compile(key, schema)
    if (validate(value)) return []
    return (validate.errors ?? []).map(
      (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
    )
  }

  /** Lists the differences of a response from the document. */
  const problems = (method: string, path: string, status: number, body: unknown): string[] => {
    const operation = operationOf(method, path)
    if (!operation) return [`${method} ${path} is not in the document`]
    const listed = operation.responses[String(status)]
    if (!listed) return [`${operation.operationId} has no ${status} in the document`]
    const reference = typeof listed.$ref === 'string' ? listed.$ref.split('/').at(-1) : undefined
    const response = reference ? document.components.responses[reference] : listed
    const content = response?.content as Record<string, { schema: unknown }> | undefined
    const schema = content?.['application/json']?.schema
    if (!schema) return []
    return check(`${operation.operationId} ${status}`, schema, body)
  }

  /** Lists the differences of an error's body from the document. */
  const errorProblems = (body: unknown): string[] => check('error', { $ref: '#/components/schemas/ClerkErrors' }, body)

  return { problems, errorProblems, operationOf, check }
}
