import { type BaseIssue, type GenericSchema, safeParse } from 'valibot'
import type { MaybePromise } from '../clerk/types.ts'
import { readJson } from '../http/body.ts'
import { type Issue, Refusal } from '../http/refusal.ts'
import type { Settings } from '../options/settings.ts'
import type { Attempt } from './attempt.ts'

/** The input of an operation: its source, its schema, and how it is read once the caller is admitted. */
export interface Input<Wire, In> {
  readonly from: 'json' | 'query' | 'picture'
  /** The schema of what a client sends and what `run` gets. Absent for a picture. */
  readonly schema?: GenericSchema<Wire, In>
  /** Treats a missing body as an empty object. */
  readonly optional?: true
  /** Returns the input as narrowed by the app's options. */
  within?(settings: Settings): Input<Wire, In>
  /** `json` replaces reading the body if path ids were already taken out of it. */
  read(attempt: Attempt, userId: string, json?: () => Promise<unknown>): MaybePromise<In>
}

/**
 * Declares a JSON body.
 * @example input: json(v.strictObject({ reason: v.optional(v.string()) }), { optional: true })
 */
// @__NO_SIDE_EFFECTS__
export const json = <Wire, In>(
  schema: GenericSchema<Wire, In>,
  { optional }: Pick<Input<Wire, In>, 'optional'> = {},
): Input<Wire, In> => ({
  from: 'json',
  schema,
  ...(optional && { optional }),
  async read({ request }, _userId, body = () => readJson(request)) {
    const value = optional && request.header('content-type') === undefined ? {} : await body()
    // valibot takes an empty list for an object without fields.
    return parse(schema, Array.isArray(value) ? null : value)
  },
})

/** Declares a JSON body that the app's options narrow. `schema` is the widest form, which is the contract. */
// @__NO_SIDE_EFFECTS__
export const jsonWithin = <Wire, In>(
  schema: GenericSchema<Wire, In>,
  narrow: (settings: Settings) => GenericSchema<Wire, In>,
  options?: Pick<Input<Wire, In>, 'optional'>,
): Input<Wire, In> => ({ ...json(schema, options), within: (settings) => json(narrow(settings), options) })

/**
 * Declares a query. The type of an entry decides how its text is read: as a number, a boolean, a list or a string.
 * @example input: query(v.strictObject({ limit: v.optional(v.number()) }))
 */
// @__NO_SIDE_EFFECTS__
export const query = <Wire, In>(schema: GenericSchema<Wire, In> & { readonly entries: Entries }): Input<Wire, In> => ({
  from: 'query',
  schema,
  read: ({ request }) => parse(schema, valuesOf(request.query, schema.entries)),
})

/** Complete, and with nothing in it that the schema does not list. */
function parse<Wire, In>(schema: GenericSchema<Wire, In>, value: unknown): In {
  const result = safeParse(schema, value)
  if (result.success) return result.output
  throw new Refusal('invalid_input', { issues: result.issues.slice(0, maxIssues).map(toIssue) })
}

/** Bounds the answer to a body full of mistakes. */
const maxIssues = 50

interface Described {
  readonly type: string
  readonly wrapped?: Described
}
type Entries = Readonly<Record<string, Described>>

function typeOf(entry: Described | undefined): string | undefined {
  return entry?.wrapped ? typeOf(entry.wrapped) : entry?.type
}

/** A repeated name is a list. Text that does not fit its type stays text, for the schema to refuse. */
function valuesOf(query: URLSearchParams, entries: Entries): Record<string, unknown> {
  const lists = new Map<string, string[]>()
  for (const [name, value] of query) {
    const list = lists.get(name)
    if (list) list.push(value)
    else lists.set(name, [value])
  }
  const values: [string, unknown][] = []
  for (const [name, list] of lists) {
    const type = Object.hasOwn(entries, name) ? typeOf(entries[name]) : undefined
    values.push([name, type === 'array' ? list : list.length > 1 ? list : readText(list[0] as string, type)])
  }
  return Object.fromEntries(values)
}

function readText(text: string, type: string | undefined): unknown {
  if (type === 'number' && /^\d{1,15}$/.test(text)) return Number(text)
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}

function toIssue(issue: BaseIssue<unknown>): Issue {
  const path = (issue.path ?? []).map((item) => item.key as string | number)
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return { path, code: 'unknown_field', message: 'Not a known field.' }
  if (issue.type === 'strict_object' && issue.path) return { path, code: 'missing_field', message: 'Missing.' }
  // valibot's own messages repeat the value that was not accepted.
  const ours = !issue.message.startsWith('Invalid ')
  const message = ours ? issue.message : issue.expected ? `Expected ${issue.expected}.` : 'Not valid.'
  return { path, code: issue.kind === 'schema' ? 'invalid_type' : 'invalid_value', message }
}
