import { Refusal } from './refusal.ts'

const signatures: readonly (readonly [type: string, matches: (head: string) => boolean])[] = [
  ['image/png', (head) => head.startsWith('\x89PNG\r\n\x1a\n')],
  ['image/jpeg', (head) => head.startsWith('\xff\xd8\xff')],
  ['image/gif', (head) => head.startsWith('GIF87a') || head.startsWith('GIF89a')],
  ['image/webp', (head) => head.startsWith('RIFF') && head.startsWith('WEBP', 8)],
]

export const imageTypes: readonly string[] = /* @__PURE__ */ signatures.map(([type]) => type)

/** What a picture is by its bytes, whatever its header says. */
export function imageType(bytes: Uint8Array): string {
  const head = String.fromCharCode(...bytes.subarray(0, 12))
  const type = signatures.find(([, matches]) => matches(head))?.[0]
  if (!type) throw new Refusal('unsupported_media_type', { message: `Send a picture: ${imageTypes.join(', ')}.` })
  return type
}
