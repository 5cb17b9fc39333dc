import { type BaseIssue, type GenericSchema, safeParse } from 'valibot'
import { readImage, readJson } from './body.ts'
import type { MaybePromise } from './clerk.ts'
import { imageType } from './image.ts'
import { type Issue, Refusal } from './refusal.ts'
import type { RequestView } from './request-view.ts'

/** Where an operation's input comes from, what it must look like, and how it is read: only once the guard has passed. */
export interface Input<In> {
  readonly from: 'json' | 'query' | 'picture'
  readonly schema?: GenericSchema<unknown, In>
  /** `json` gives the body where something else was already taken out of it. */
  read(request: RequestView, json?: () => Promise<unknown>): MaybePromise<In>
}

export interface JsonOptions {
  /** No body at all means an empty object. */
  readonly optional?: true
}

// @__NO_SIDE_EFFECTS__
export const json = <In>(schema: GenericSchema<unknown, In>, { optional }: JsonOptions = {}): Input<In> => ({
  from: 'json',
  schema,
  async read(request, body = () => readJson(request)) {
    const value = optional && request.header('content-type') === undefined ? {} : await body()
    // valibot takes an empty list for an object without fields.
    return parse(schema, Array.isArray(value) ? null : value)
  },
})

// @__NO_SIDE_EFFECTS__
export const query = <In>(schema: GenericSchema<unknown, In>): Input<In> => ({
  from: 'query',
  schema,
  read: (request) => parse(schema, valuesOf(request.query)),
})

/** A picture as it came, with the type that its bytes tell. */
export interface Picture {
  readonly type: string
  readonly bytes: Uint8Array
}

export const picture: Input<Picture> = {
  from: 'picture',
  async read(request) {
    const bytes = await readImage(request)
    return { type: imageType(bytes), bytes }
  },
}

/** Complete, and with nothing in it that the schema does not list. */
function parse<In>(schema: GenericSchema<unknown, In>, value: unknown): In {
  const result = safeParse(schema, value)
  if (result.success) return result.output
  throw new Refusal('invalid_input', { issues: result.issues.map(toIssue) })
}

/** A name that stands there once is a string, more than once a list. */
function valuesOf(query: URLSearchParams): Record<string, unknown> {
  const values = new Map<string, string | string[]>()
  for (const [name, value] of query) {
    const before = values.get(name)
    values.set(name, before === undefined ? value : [...[before].flat(), value])
  }
  return Object.fromEntries(values)
}

function toIssue(issue: BaseIssue<unknown>): Issue {
  const path = (issue.path ?? []).map((item) => item.key as string | number)
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return { path, code: 'unknown_field', message: 'Not a known field.' }
  if (issue.type === 'strict_object' && issue.path) return { path, code: 'missing_field', message: 'Missing.' }
  // valibot's own words repeat the value that was not accepted.
  const ours = !issue.message.startsWith('Invalid ')
  const message = ours ? issue.message : issue.expected ? `Expected ${issue.expected}.` : 'Not valid.'
  return { path, code: issue.kind === 'schema' ? 'invalid_type' : 'invalid_value', message }
}
