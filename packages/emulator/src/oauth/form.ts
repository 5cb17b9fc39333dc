import { readBytes } from '../server/body.ts'
import { OAuthError } from './errors.ts'

/** The parameters of a request by name. Unknown ones are ignored, as OAuth requires. */
export type Fields = ReadonlyMap<string, string>

const limit = 100_000

/** Collects parameters. OAuth allows each name once, and an empty value counts as missing. */
export function fieldsOf(entries: URLSearchParams): Fields {
  const fields = new Map<string, string>()
  for (const [name, value] of entries) {
    if (fields.has(name)) throw new OAuthError('invalid_request', `The parameter ${name} is given more than once.`)
    fields.set(name, value)
  }
  for (const [name, value] of fields) if (value === '') fields.delete(name)
  return fields
}

async function readText(request: Request, type: string): Promise<string> {
  const sent = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (sent !== type) throw new OAuthError('invalid_request', `The body must be ${type}.`)
  const bytes = await readBytes(request, limit)
  if (bytes === 'too large') throw new OAuthError('invalid_request', `The body must not exceed ${limit} bytes.`)
  return new TextDecoder().decode(bytes)
}

/** Reads the form of a POST request. */
export async function readForm(request: Request): Promise<Fields> {
  return fieldsOf(new URLSearchParams(await readText(request, 'application/x-www-form-urlencoded')))
}

/** Reads the JSON object of a POST request. */
export async function readJson(request: Request): Promise<object> {
  const text = await readText(request, 'application/json')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new OAuthError('invalid_client_metadata', 'The body is not JSON.')
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw new OAuthError('invalid_client_metadata', 'The body must be an object.')
}

/** Returns a parameter, or throws if it is missing. */
export function need(fields: Fields, name: string): string {
  const value = fields.get(name)
  if (value === undefined) throw new OAuthError('invalid_request', `The parameter ${name} is missing.`)
  return value
}
