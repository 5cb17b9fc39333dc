import { clerkError } from '../errors.ts'

/** A file of a multipart form. */
export interface UploadedFile {
  readonly type: string
  readonly bytes: Uint8Array
}

const jsonLimit = 1_000_000

const imageLimit = 10 * 1024 * 1024

/** Room for the boundaries and headers of a form around the largest image. */
const formLimit = imageLimit + 65_536

/** Reads up to the limit. What is beyond is read too and dropped, so that the sender gets to see the answer. */
async function read(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | 'too large'> {
  const announced = Number(request.headers.get('content-length') ?? Number.NaN)
  // Node holds a sender to the length that it announced, so there is nothing to count.
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
 * Until all that has arrived by now was taken in. An answer wakes the side that waits for it, which costs more than the
 * answer; those to requests that came together go out together, and wake it once.
 */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

/** The JSON body; an empty one is an empty object, as Clerk has it. */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await read(request, jsonLimit)
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

/** The `file` of a multipart form. */
export async function readFile(request: Request): Promise<UploadedFile> {
  const type = mediaType(request)
  if (type !== 'multipart/form-data') throw clerkError('unsupported_content_type', type || 'none')
  const bytes = await read(request, formLimit)
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

/** The type by the content itself, since a file that is served must be what it says. */
function imageType(bytes: Uint8Array): string {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const known = signatures.find(([, test]) => test(view))
  if (!known)
    throw clerkError('request_body_invalid', 'the file is not a PNG, JPEG, GIF or WebP image', { param_name: 'file' })
  return known[0]
}
