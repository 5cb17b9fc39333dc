import type { JsonObject, JsonValue } from '@account-routes/core'

type Schema = JsonObject

const quoted = (value: JsonValue): string => (typeof value === 'string' ? `'${value}'` : JSON.stringify(value))

/** True for types that need parentheses before `[]`. */
const isUnion = (type: string): boolean => / \| (?![^{]*})/.test(type)

/** A JSON Schema of the document, as a TypeScript type. */
export function typeOf(schema: Schema, forInput = false): string {
  const { $ref, type, anyOf, oneOf, properties, items, format } = schema
  if (typeof $ref === 'string') return nameOf($ref)
  if ('const' in schema) return quoted(schema.const as JsonValue)
  if (Array.isArray(schema.enum)) return schema.enum.map(quoted).join(' | ')
  const union = anyOf ?? oneOf
  if (Array.isArray(union)) return union.map((each) => typeOf(each as Schema, forInput)).join(' | ')
  if (Array.isArray(type)) return type.map((each) => typeOf({ ...schema, type: each as string }, forInput)).join(' | ')
  if (type === 'array') {
    const item = typeOf(items as Schema, forInput)
    return `readonly ${isUnion(item) ? `(${item})` : item}[]`
  }
  if (type === 'object') return properties ? `{ ${fieldsOf(schema, forInput).join('; ')} }` : 'JsonObject'
  if (type === 'string' && format === 'binary') return 'Blob'
  if (type === 'integer') return 'number'
  if (typeof type === 'string') return type
  throw new Error(`The generator knows no type for ${JSON.stringify(schema)}.`)
}

/** A page's name says of what it is one. */
const nameOf = (ref: string): string => ref.replace('#/components/schemas/', '').replace(/^(\w+)Page$/, 'Page<$1>')

/** The fields of an object, as an interface lists them. */
export function fieldsOf({ properties, required = [] }: Schema, forInput = false): readonly string[] {
  return Object.entries(properties as Readonly<Record<string, Schema>>).map(([name, schema]) => {
    const isRequired = (required as readonly string[]).includes(name)
    // `undefined` counts as not set, so an app may pass it on.
    const type = typeOf(schema, forInput) + (forInput && !isRequired ? ' | undefined' : '')
    return `readonly ${name}${isRequired ? '' : '?'}: ${type}`
  })
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const commentOf = (lines: readonly string[], indent = ''): string =>
  lines.length === 1
    ? `${indent}/** ${lines[0]} */`
    : [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join('\n')
