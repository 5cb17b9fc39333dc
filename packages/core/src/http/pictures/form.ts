import { Refusal } from '../refusal.ts'

/**
 * The only file of a multipart form.
 * @throws Refusal `unsupported_media_type`
 */
export async function onlyFileOf(chunks: readonly Uint8Array[], contentType: string): Promise<Blob> {
  if (!hasFewHeaders(chunks)) throw notOneFile()
  const headers = { 'content-type': contentType }
  const form = await new Response(new Blob(chunks as readonly BlobPart[] as BlobPart[]), { headers })
    .formData()
    .catch(() => {
      throw new Refusal('unsupported_media_type', { message: 'The multipart form is not complete.' })
    })
  const [file, another] = [...form.values()].filter((value) => typeof value !== 'string')
  if (!file || another) throw notOneFile()
  return file
}

const notOneFile = (): Refusal => new Refusal('unsupported_media_type', { message: 'Send exactly one file.' })

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
