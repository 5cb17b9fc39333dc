import * as v from 'valibot'
import { ClerkError, clerkError, type ErrorCode, errorItem, isErrorCode } from './errors.ts'

/** A schema for the input of a request. */
export type Schema<T = unknown> = v.GenericSchema<unknown, T>

/** Sets the error code that Clerk uses when a check fails. */
export function code(name: ErrorCode): string {
  return name
}

function codeOf(issue: v.BaseIssue<unknown>): ErrorCode {
  if (issue.type === 'picklist' && typeof issue.input !== 'string') return 'form_param_type_invalid'
  if (isErrorCode(issue.message)) return issue.message
  if (issue.type === 'strict_object') return issue.expected === 'never' ? 'form_param_unknown' : 'form_param_missing'
  if (issue.received === 'undefined') return 'form_param_missing'
  if (issue.type === 'picklist') return 'form_param_value_invalid'
  return issue.kind === 'schema' ? 'form_param_type_invalid' : 'form_param_value_invalid'
}

/** Parses input, or throws Clerk's error with one entry for each invalid field. */
export function parse<T>(schema: Schema<T>, input: unknown): T {
  const result = v.safeParse(schema, input)
  const asList = schema.type === 'array'
  // Arrays are objects too, so valibot would accept one for the other.
  if (Array.isArray(input) !== asList)
    throw clerkError('request_body_invalid', asList ? 'it must be an array' : 'it must be an object')
  if (result.success) return result.output
  const whole = result.issues.find((issue) => !issue.path)
  if (whole)
    throw clerkError(isErrorCode(whole.message) ? whole.message : 'request_body_invalid', 'it has the wrong structure')
  const seen = new Map<string, ErrorCode>()
  for (const issue of result.issues) {
    const field = String(issue.path?.[0]?.key ?? 'body')
    if (!seen.has(field)) seen.set(field, codeOf(issue))
  }
  const items = [...seen].map(([field, name]) => errorItem(name, field, { param_name: field }))
  const first = [...seen.values()][0] as ErrorCode
  throw new ClerkError(first === 'bulk_size_exceeded' ? 400 : 422, items)
}

/** An optional field, for which null counts as not set, as in Clerk's documents. */
export function maybe<T extends Schema>(schema: T) {
  return v.nullish(schema)
}

export const metadata = v.pipe(
  v.record(v.string(), v.unknown()),
  v.check((value) => !Array.isArray(value), code('form_param_type_invalid')),
  v.check((value) => Buffer.byteLength(JSON.stringify(value)) <= 8192, code('form_param_exceeds_allowed_size')),
)

export const emailAddress = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.maxLength(254, code('form_param_format_invalid')),
  v.regex(
    /^[^\s@<>(),;:"[\]\\]+@[^\s@.<>(),;:"[\]\\]+(?:\.[^\s@.<>(),;:"[\]\\]+)+$/u,
    code('form_param_format_invalid'),
  ),
)

export const phoneNumber = v.pipe(
  v.string(),
  v.transform((value) => value.replace(/[\s().-]/g, '')),
  v.regex(/^\+[1-9]\d{6,14}$/, code('form_param_format_invalid')),
)

export const web3Wallet = v.pipe(
  v.string(),
  v.regex(/^(?:0x[0-9a-fA-F]{40}|[1-9A-HJ-NP-Za-km-z]{32,44})$/, code('form_param_format_invalid')),
  v.transform((value) => (value.startsWith('0x') ? value.toLowerCase() : value)),
)

export const username = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]*$/, code('form_username_invalid_character')),
  v.check((value) => value.length >= 4 && value.length <= 64, code('form_username_invalid_length')),
  v.regex(/[^0-9]/, code('form_username_needs_non_number_char')),
)

/** A name, locale or external id. An empty one counts as none. */
export const shortText = v.pipe(
  v.string(),
  v.maxLength(256, code('form_param_max_length_exceeded')),
  v.transform((value) => value || null),
)

/** A date and time in RFC 3339, converted to milliseconds. */
export const dateTime = v.pipe(
  v.string(),
  v.check(
    (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) && !Number.isNaN(Date.parse(value)),
    code('form_param_format_invalid'),
  ),
  v.transform((value) => Date.parse(value)),
)

/** Takes the first value of a query parameter, as most operations do. */
function first<T>(schema: v.GenericSchema<string, T>) {
  return v.pipe(
    v.array(v.string()),
    v.transform((values) => values[0] ?? ''),
    schema,
  )
}

function integer(min: number, max: number) {
  return v.pipe(
    v.string(),
    v.regex(/^-?\d+$/, code('form_param_format_invalid')),
    v.transform(Number),
    v.minValue(min, code('form_param_value_invalid')),
    v.maxValue(max, code('form_param_value_invalid')),
  )
}

/** Types of query parameters, all of them optional. */
export const inQuery = {
  text: v.optional(first(v.string())),
  boolean: v.optional(
    first(
      v.pipe(
        v.picklist(['true', 'false', '1', '0'], code('form_param_format_invalid')),
        v.transform((value) => value === 'true' || value === '1'),
      ),
    ),
  ),
  time: v.optional(first(integer(0, Number.MAX_SAFE_INTEGER))),
  list: v.optional(v.pipe(v.array(v.string()), v.maxLength(100, code('form_param_array_size_exceeded')))),
  oneOf: <const T extends readonly string[]>(values: T) =>
    v.optional(first(v.picklist(values, code('form_param_value_invalid')))),
}

/** `limit` and `offset`, which every list accepts. */
export const paging = {
  limit: v.optional(first(integer(1, 500)), ['10']),
  offset: v.optional(first(integer(0, Number.MAX_SAFE_INTEGER)), ['0']),
}
