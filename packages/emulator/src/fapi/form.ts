import * as v from 'valibot'
import { clerkError } from '../errors.ts'
import { imageLimit, readBytes, readFile as readImage } from '../server/body.ts'
import { code } from '../validation.ts'

/** The fields of a request: every value is a list, since a form may repeat a name. */
export type Fields = Record<string, string[]>

const limit = 1_000_000

/** The largest image in base64, with the start of a data URL. */
const maxEncoded = Math.ceil(imageLimit / 3) * 4 + 100

const utf8 = new TextDecoder()

/** Collects the values of each name. */
export function fieldsOf(entries: URLSearchParams): Fields {
  const fields: Fields = Object.create(null) as Fields
  for (const [key, value] of entries) {
    const name = key.endsWith('[]') ? key.slice(0, -2) : key
    const values = fields[name]
    if (values) values.push(value)
    else fields[name] = [value]
  }
  return fields
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** Reads JSON as a form: each value becomes text. */
function fieldsOfJson(text: string): Fields {
  let value: unknown
  try {
    value = text === '' ? {} : JSON.parse(text)
  } catch {
    throw clerkError('request_body_invalid', 'it is not JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw clerkError('request_body_invalid', 'it must be an object')
  const fields: Fields = Object.create(null) as Fields
  for (const [name, item] of Object.entries(value)) {
    if (item === null) continue
    fields[name] = Array.isArray(item) ? item.map(textOf) : [textOf(item)]
  }
  return fields
}

/** Reads the body of a request that sends fields. */
export async function readFields(request: Request): Promise<Fields> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  const bytes = await readBytes(request, limit)
  if (bytes === 'too large') throw clerkError('request_body_too_large')
  const text = utf8.decode(bytes)
  if (type === 'application/json') return fieldsOfJson(text)
  if (text === '' || !type || type === 'application/x-www-form-urlencoded' || type === 'text/plain')
    return fieldsOf(new URLSearchParams(text))
  throw clerkError('unsupported_content_type', type)
}

/** Reads the picture of a request: a multipart form, or the bytes alone. */
export async function readPicture(request: Request): ReturnType<typeof readImage> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type === 'multipart/form-data') return readImage(request)
  const read = await readBytes(request, maxEncoded)
  if (read === 'too large') throw clerkError('image_too_large')
  const sent = Buffer.from(read)
  // clerk-js sends base64 where the page holds the picture as text.
  const encoded = sent.toString('latin1').replace(/^data:[^,]*,/, '')
  const bytes = type === 'application/octet-stream' ? Buffer.from(encoded, 'base64') : sent
  const form = new FormData()
  form.set('file', new Blob([bytes]))
  return readImage(new Request(request.url, { method: 'POST', body: form }))
}

const first = <T>(schema: v.GenericSchema<string, T>) =>
  v.pipe(
    v.array(v.string()),
    v.transform((values) => values[0] ?? ''),
    schema,
  )

const boolean = v.pipe(
  v.picklist(['true', 'false', '1', '0', ''], code('form_param_type_invalid')),
  v.transform((value) => value === 'true' || value === '1'),
)

/** JSON in a form. */
export const metadataText = v.pipe(
  v.string(),
  v.transform((text): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      return undefined
    }
  }),
  v.record(v.string(), v.unknown(), code('form_param_format_invalid')),
)

const none = v.pipe(
  v.literal(''),
  v.transform(() => undefined),
)

/** A text that may not be empty. */
export const filled = v.pipe(v.string(), v.minLength(1, code('form_param_missing')))

const integer = (max: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d+$/, code('form_param_format_invalid')),
    v.transform(Number),
    v.maxValue(max, code('form_param_value_invalid')),
  )

/** Types of fields. All are optional except for the required ones. */
export const field = {
  /** Text. Empty text clears a value. */
  text: v.optional(first(v.string())),
  /** Text. Empty text counts as not set, since clerk-js sends it for null. */
  value: v.optional(
    first(
      v.pipe(
        v.string(),
        v.transform((text) => text || undefined),
      ),
    ),
  ),
  boolean: v.optional(first(boolean)),
  list: v.optional(v.array(v.string())),
  metadata: v.optional(first(metadataText)),
  /** Checked, unless it is empty. */
  maybe: <T>(schema: v.GenericSchema<string, T>) => v.optional(first(v.union([none, schema]))),
  /** One of some values. Empty text counts as not set. */
  oneOf: <const T extends readonly string[]>(values: T) =>
    v.optional(first(v.union([none, v.picklist(values)], code('form_param_value_invalid')))),
  listOf: <const T extends readonly string[]>(values: T) =>
    v.optional(v.array(v.picklist(values, code('form_param_value_invalid')))),
  required: <T>(schema: v.GenericSchema<string, T>) => first(schema),
  /** A number of at least 1. */
  count: v.optional(first(v.pipe(integer(Number.MAX_SAFE_INTEGER), v.minValue(1, code('form_param_value_invalid'))))),
  requiredBoolean: first(v.pipe(filled, boolean)),
  requiredOneOf: <const T extends readonly string[]>(values: T) =>
    first(v.pipe(filled, v.picklist(values, code('form_param_value_invalid')))),
}

/** `limit` and `offset`, which every list takes. */
export const pages = {
  limit: v.optional(first(integer(500)), ['10']),
  offset: v.optional(first(integer(Number.MAX_SAFE_INTEGER)), ['0']),
  paginated: field.boolean,
}
