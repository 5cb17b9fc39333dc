import { clerkError } from '../errors.ts'

/** A file of a multipart form. */
export interface UploadedFile {
  readonly type: string
  readonly bytes: Uint8Array
}

const jsonLimit = 1_000_000

/** Bytes. */
export const imageLimit: number = 10 * 1024 * 1024

/** The largest image plus room for the boundaries and headers of the form. */
const formLimit = imageLimit + 65_536

/** Reads a body up to the limit. Drops the rest instead of closing, so that the sender sees the response. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | 'too large'> {
  const announced = Number(request.headers.get('content-length') ?? Number.NaN)
  // Node enforces the announced length.
  if (announced <= limit) return new Uint8Array(await request.arrayBuffer())
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size <= limit) chunks.push(chunk)
    else if (size > limit * 8) break
  }
  return size > limit ? 'too large' : new Uint8Array(Buffer.concat(chunks))
}

/**
 * Waits until all requests that have arrived are read. Their responses then go out together and wake the client once,
 * which costs more than a response does.
 */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

/** Reads a JSON body. An empty body counts as an empty object, as at Clerk. */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBytes(request, jsonLimit)
  await turn()
  if (bytes === 'too large') throw clerkError('request_body_too_large')
  if (bytes.length === 0) return {}
  const type = mediaType(request)
  if (type !== '' && type !== 'application/json') throw clerkError('unsupported_content_type', type)
  try {
    return JSON.parse(utf8.decode(bytes)) as unknown
  } catch {
    throw clerkError('request_body_invalid', 'it is not JSON')
  }
}

/** Reads the `file` field of a multipart form. */
export async function readFile(request: Request): Promise<UploadedFile> {
  const type = mediaType(request)
  if (type !== 'multipart/form-data') throw clerkError('unsupported_content_type', type || 'none')
  const bytes = await readBytes(request, formLimit)
  if (bytes === 'too large') throw clerkError('image_too_large')
  const headers = { 'content-type': request.headers.get('content-type') as string }
  const form = await new Response(bytes, { headers }).formData().catch(() => {
    throw clerkError('request_body_invalid', 'it is not a form')
  })
  const file = form.get('file')
  if (!(file instanceof Blob)) throw clerkError('request_body_invalid', 'the form has no file', { param_name: 'file' })
  if (file.size > imageLimit) throw clerkError('image_too_large')
  const content = new Uint8Array(await file.arrayBuffer())
  return { type: imageType(content), bytes: content }
}

const signatures: readonly (readonly [string, (bytes: Buffer) => boolean])[] = [
  ['image/png', (bytes) => bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))],
  ['image/jpeg', (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff],
  ['image/gif', (bytes) => bytes.toString('latin1', 0, 4) === 'GIF8'],
  ['image/webp', (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'],
]

/** Detects the type from the content, since the file is served under this type. */
function imageType(bytes: Uint8Array): string {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const known = signatures.find(([, test]) => test(view))
  if (!known)
    throw clerkError('request_body_invalid', 'the file is not a PNG, JPEG, GIF or WebP image', { param_name: 'file' })
  return known[0]
}
