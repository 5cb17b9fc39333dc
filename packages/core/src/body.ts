import { imageTypes } from './image.ts'
import { isObject } from './is-object.ts'
import { Refusal } from './refusal.ts'
import type { RequestView } from './request-view.ts'

const utf8 = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true })

const jsonLimit = 100_000
const imageLimit = 10_000_000

/** How much of a body past its limit is still read and thrown away, so that the client gets to read the refusal. */
const drainLimit = 16_000_000

/**
 * All chunks as one array. Bytes are counted, because Content-Length may be missing or wrong. What is too large is read
 * to its end and dropped: a stream left half read stalls the connection, and a closed one loses the answer.
 */
export async function collect(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of chunks) {
      size += chunk.length
      if (size <= limit) parts.push(chunk)
      else parts.length = 0
      if (size > limit + drainLimit) break
    }
  } catch (cause) {
    throw new Refusal('client_closed_request', { cause })
  }
  if (size > limit) throw new Refusal('body_too_large')
  if (parts.length === 1 && parts[0]) return parts[0]
  const whole = new Uint8Array(size)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

/** Refuses by the declared length, before a byte is read. What a middleware of the app read before counts the same. */
async function readBody(request: RequestView, limit: number): Promise<Uint8Array> {
  if (Number(request.header('content-length')) > limit) throw new Refusal('body_too_large')
  const { parsedBody } = request
  if (!(parsedBody instanceof Uint8Array)) return request.body(limit)
  if (parsedBody.length > limit) throw new Refusal('body_too_large')
  return parsedBody
}

/** A JSON body, parsed here or by the framework before. `__proto__` is refused wherever it stands. */
export async function readJson(request: RequestView): Promise<unknown> {
  assertMediaType(request, 'application/json')
  const { parsedBody } = request
  if (parsedBody instanceof Refusal) throw parsedBody
  if (parsedBody !== undefined && !(parsedBody instanceof Uint8Array)) return plainJson(parsedBody)
  const bytes = await readBody(request, jsonLimit)
  let value: unknown
  try {
    value = JSON.parse(utf8.decode(bytes))
  } catch {
    throw new Refusal('invalid_json')
  }
  return plainJson(value)
}

/** The bytes of a picture. The content type must be one that a foreign page's form cannot send. */
export async function readImage(request: RequestView): Promise<Uint8Array> {
  assertMediaType(request, ...imageTypes, 'application/octet-stream')
  return readBody(request, imageLimit)
}

/** Compares without parameters: `application/json; charset=utf-8` is JSON. */
function assertMediaType(request: RequestView, ...accepted: string[]): void {
  const mediaType = request.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (!accepted.includes(mediaType))
    throw new Refusal('unsupported_media_type', { message: `Send the body as ${accepted.join(', ')}.` })
  // Only some frameworks' parsers would undo it, so nobody may rely on it.
  if ((request.header('content-encoding') ?? 'identity') !== 'identity')
    throw new Refusal('unsupported_media_type', { message: 'Send the body without a content encoding.' })
}

/** Deeper than anybody's metadata, and far from where walking or writing the value would overflow the stack. */
const maxDepth = 64

function plainJson(value: unknown, path: readonly (string | number)[] = []): unknown {
  if (!isObject(value)) return value
  for (const [key, inner] of Object.entries(value)) {
    const here = [...path, Array.isArray(value) ? Number(key) : key]
    if (key === '__proto__' || here.length > maxDepth)
      throw new Refusal('invalid_input', { issues: [notAllowed(here)] })
    plainJson(inner, here)
  }
  return value
}

const notAllowed = (path: readonly (string | number)[]) =>
  path.length > maxDepth
    ? { path: path.slice(0, 1), code: 'invalid_value', message: `Nested deeper than ${maxDepth} levels.` }
    : { path, code: 'unknown_field', message: 'Not allowed.' }
