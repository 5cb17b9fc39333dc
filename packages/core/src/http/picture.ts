import { assertMediaType, mediaTypeOf, readBody } from './body.ts'
import { Refusal } from './refusal.ts'
import type { RequestView } from './request-view.ts'

/** Bytes. Clerk's own limit. */
export const pictureLimit = 10_000_000

/** Bytes that multipart adds around one file. */
const multipartOverhead = 10_000

const signatures: readonly (readonly [type: string, matches: (head: string) => boolean])[] = [
  ['image/png', (head) => head.startsWith('\x89PNG\r\n\x1a\n')],
  ['image/jpeg', (head) => head.startsWith('\xff\xd8\xff')],
  ['image/gif', (head) => head.startsWith('GIF87a') || head.startsWith('GIF89a')],
  ['image/webp', (head) => head.startsWith('RIFF') && head.startsWith('WEBP', 8)],
]

const accepted = 'image/png, image/jpeg, image/gif, image/webp or as multipart/form-data with one file'

/**
 * A picture: its bytes under any `image/*` type or none, or a multipart form with one file. The bytes decide what it is.
 * @throws Refusal `unsupported_media_type`, `body_too_large` and those of reading a body
 */
export async function readPicture(request: RequestView): Promise<File> {
  assertMediaType(request, isPictureType, accepted)
  if (mediaTypeOf(request) !== 'multipart/form-data') return pictureFrom(await readBody(request, pictureLimit))
  const parts = await readBody(request, pictureLimit + multipartOverhead)
  if (!hasFewHeaders(parts)) throw new Refusal('unsupported_media_type', { message: 'Send exactly one file.' })
  const headers = { 'content-type': request.header('content-type') as string }
  const form = await new Response(new Blob(parts as readonly BlobPart[] as BlobPart[]), { headers })
    .formData()
    .catch(() => {
      throw new Refusal('unsupported_media_type', { message: 'The multipart form is not complete.' })
    })
  const files = [...form.values()].filter((value) => typeof value !== 'string')
  const [file] = files
  if (!file || files.length > 1) throw new Refusal('unsupported_media_type', { message: 'Send exactly one file.' })
  if (file.size > pictureLimit) throw new Refusal('body_too_large')
  return pictureFrom([new Uint8Array(await file.arrayBuffer())])
}

/** More than the headers of a file and of a few fields beside it. */
const maxHeaderLines = 100

/** Counts the lines of the part headers of a form: platforms take up to a second to parse 10 MB of them. */
function hasFewHeaders(chunks: readonly Uint8Array[]): boolean {
  let lines = 0
  let inHeaders = true
  let lastFour = 0
  for (const chunk of chunks) {
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index] as number
      lastFour = (lastFour << 8) | byte
      if (lastFour === lineAndDashes) inHeaders = true
      else if (lastFour === emptyLine) inHeaders = false
      if (inHeaders && byte === 10 && ++lines > maxHeaderLines) return false
    }
  }
  return true
}

/** `\r\n--`, which starts the next part, and `\r\n\r\n`, which ends its headers. */
const lineAndDashes = 0x0d_0a_2d_2d
const emptyLine = 0x0d_0a_0d_0a

const isPictureType = (mediaType: string): boolean =>
  mediaType === '' ||
  mediaType === 'application/octet-stream' ||
  mediaType === 'multipart/form-data' ||
  mediaType.startsWith('image/')

function pictureFrom(parts: readonly Uint8Array[]): File {
  const type = pictureType(parts)
  // Clerk refuses a part without a name. A body is never in shared memory, which is what the cast is about.
  return new File(parts as readonly BlobPart[] as BlobPart[], `image.${type.slice('image/'.length)}`, { type })
}

function pictureType(parts: readonly Uint8Array[]): string {
  let head = ''
  for (const part of parts) {
    head += String.fromCharCode(...part.subarray(0, 12))
    if (head.length >= 12) break
  }
  const type = signatures.find(([, matches]) => matches(head))?.[0]
  if (!type) throw new Refusal('unsupported_media_type', { message: `Send a picture as ${accepted}.` })
  return type
}
