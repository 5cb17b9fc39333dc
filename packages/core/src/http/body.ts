import { isObject } from './is-object.ts'
import { type Issue, Refusal } from './refusal.ts'
import type { RequestView } from './request-view.ts'

const utf8 = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true })

const jsonLimit = 100_000

/** Bytes past the limit that are still read and dropped, so that the client gets to read the refusal. */
const drainLimit = 16_000_000

/** A body may take this long, plus a millisecond for each `bytesPerMs` that arrived. */
const graceMs = 2000
const bytesPerMs = 64

/** Chunks are joined at this number, because each takes some 250 bytes, even if a body is sent byte by byte. */
const maxChunks = 1024

type Chunks = readonly Uint8Array[]

/**
 * All chunks of a body. Bytes are counted, because Content-Length may be missing or wrong.
 * @param limit bytes; a larger body is read to its end and dropped, because a half-read stream stalls the connection
 * @throws Refusal `body_too_large`, `request_timeout` below 64 kB/s, `incomplete_body`, `client_closed_request`
 */
export async function collect(request: Pick<RequestView, 'chunks' | 'aborted'>, limit: number): Promise<Chunks> {
  const parts: Uint8Array[] = []
  let size = 0
  let joined = 0
  let tooSlow = false
  const read = async (): Promise<void> => {
    for await (const chunk of request.chunks()) {
      size += chunk.length
      if (size <= limit) parts.push(chunk)
      else parts.length = 0
      if (parts.length > joined + maxChunks) joined = parts.push(concat(parts.splice(joined)))
      if (tooSlow || size > limit + drainLimit) break
    }
  }
  const startedAt = performance.now()
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    await new Promise<void>((resolve, reject) => {
      const check = () => {
        const leftMs = graceMs + size / bytesPerMs - (performance.now() - startedAt)
        tooSlow = leftMs <= 0
        if (tooSlow) reject(new Refusal('request_timeout', { headers: [['Connection', 'close']] }))
        else timer = setTimeout(check, leftMs)
      }
      timer = setTimeout(check, graceMs)
      read().then(resolve, reject)
    })
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    // A server that has a limit of its own says so by the status of its error.
    const tooLarge = (cause as { readonly status?: unknown } | undefined)?.status === 413
    const code = request.aborted ? 'client_closed_request' : tooLarge ? 'body_too_large' : 'incomplete_body'
    throw new Refusal(code, { cause })
  } finally {
    clearTimeout(timer)
  }
  if (size > limit) throw new Refusal('body_too_large')
  return parts
}

/** Refuses by the declared length, before a byte is read. What a middleware of the app read before counts the same. */
export async function readBody(request: RequestView, limit: number): Promise<Chunks> {
  if (Number(request.header('content-length')) > limit) throw new Refusal('body_too_large')
  const { parsedBody } = request
  if (!(parsedBody instanceof Uint8Array)) return collect(request, limit)
  if (parsedBody.length > limit) throw new Refusal('body_too_large')
  return [parsedBody]
}

/** A JSON body, parsed here or by the framework before. `__proto__` is refused at any depth. */
export async function readJson(request: RequestView): Promise<unknown> {
  assertMediaType(request, (mediaType) => mediaType === 'application/json', 'application/json')
  const { parsedBody } = request
  if (parsedBody instanceof Refusal) throw parsedBody
  // A parser of the app that leaves JSON as text keeps all of it.
  const isText = typeof parsedBody === 'string'
  if (parsedBody !== undefined && !isText && !(parsedBody instanceof Uint8Array)) return plainJson(parsedBody)
  const bytes = isText ? undefined : concat(await readBody(request, jsonLimit))
  let value: unknown
  try {
    value = JSON.parse(bytes ? utf8.decode(bytes) : (parsedBody as string))
  } catch {
    throw new Refusal('invalid_json')
  }
  return plainJson(value)
}

function concat(parts: Chunks): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

/** The media type without parameters: `application/json; charset=utf-8` is JSON. `''` if the request has none. */
export const mediaTypeOf = (request: RequestView): string =>
  request.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? ''

export function assertMediaType(
  request: RequestView,
  isAccepted: (mediaType: string) => boolean,
  expected: string,
): void {
  if (!isAccepted(mediaTypeOf(request)))
    throw new Refusal('unsupported_media_type', { message: `Send the body as ${expected}.` })
  // Only some frameworks' parsers would decode it, so none may rely on it.
  if ((request.header('content-encoding') ?? 'identity') !== 'identity')
    throw new Refusal('unsupported_media_type', { message: 'Send the body without a content encoding.' })
}

/** Deeper than real metadata, and far from where walking the value would overflow the stack. */
const maxDepth = 64

/** More than real metadata has; bounds the work of validating what follows. */
const maxValues = 10_000

function plainJson(root: unknown): unknown {
  let values = 0
  const visit = (value: unknown, depth: number, path: () => readonly (string | number)[]): void => {
    if (++values > maxValues) throw invalid([], 'invalid_value', `More than ${maxValues} values.`)
    if (!isObject(value)) return
    if (depth === maxDepth) throw invalid(path().slice(0, 1), 'invalid_value', `Nested deeper than ${maxDepth} levels.`)
    for (const [key, inner] of Object.entries(value)) {
      const here = () => [...path(), Array.isArray(value) ? Number(key) : key]
      if (key === '__proto__') throw invalid(here(), 'unknown_field', 'Not allowed.')
      visit(inner, depth + 1, here)
    }
  }
  visit(root, 0, () => [])
  return root
}

const invalid = (path: Issue['path'], code: string, message: string): Refusal =>
  new Refusal('invalid_input', { issues: [{ path, code, message }] })
