import { assertMediaType, mediaTypeOf, readBody } from '../body.ts'
import { Refusal } from '../refusal.ts'
import type { RequestView } from '../request-view.ts'

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
  // Loaded on demand: most clients send the bytes alone.
  const { onlyFileOf } = await import('./form.ts')
  const file = await onlyFileOf(parts, request.header('content-type') as string)
  if (file.size > pictureLimit) throw new Refusal('body_too_large')
  return pictureFrom([new Uint8Array(await file.arrayBuffer())])
}

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
