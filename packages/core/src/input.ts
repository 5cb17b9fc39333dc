import { type BaseIssue, safeParse } from 'valibot'
import { readImage } from './body.ts'
import { imageType } from './image.ts'
import type { Input } from './operation.ts'
import { type Issue, Refusal } from './refusal.ts'
import type { RequestView } from './request-view.ts'

/** The operation's input, complete and with nothing in it that its schema does not list. */
export async function readInput<In>(
  input: Input<In> | undefined,
  request: RequestView,
  json: () => Promise<unknown>,
): Promise<In> {
  // Without an input the operation's own type says undefined.
  if (!input) return undefined as In
  if (input.from === 'picture') {
    const bytes = await readImage(request)
    return { type: imageType(bytes), bytes } as In
  }
  const result = safeParse(input.schema, await rawInput(input, request, json))
  if (result.success) return result.output
  throw new Refusal('invalid_input', { issues: result.issues.map(toIssue) })
}

function rawInput(
  input: Exclude<Input<unknown>, { from: 'picture' }>,
  request: RequestView,
  json: () => Promise<unknown>,
) {
  if (input.from === 'query') return fromQuery(request.query)
  return input.optional && request.header('content-type') === undefined ? {} : json()
}

/** A name that stands there once is a string, more than once a list. */
function fromQuery(query: URLSearchParams): Record<string, unknown> {
  const entries = new Map<string, string | string[]>()
  for (const [name, value] of query) {
    const before = entries.get(name)
    entries.set(name, before === undefined ? value : [...[before].flat(), value])
  }
  return Object.fromEntries(entries)
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
