import { expect } from 'vitest'
import { assertRefused } from '../answers.ts'
import { check } from '../check.ts'
import type { Answer } from '../http.ts'
import { noisyPng, png } from '../pictures.ts'
import type { World } from '../world.ts'

const magic: Readonly<Record<string, Uint8Array>> = {
  'image/png': png,
  'image/jpeg': Buffer.from('ffd8ffe000104a464946', 'hex'),
  'image/gif': Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1'),
  'image/webp': Buffer.from('RIFF\x1a\x00\x00\x00WEBPVP8L', 'latin1'),
}
const elevenMegabytes = noisyPng(11_000_000)
const chunked = (bytes: Uint8Array) =>
  Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, index) =>
    bytes.subarray(index * 65_536, (index + 1) * 65_536),
  )

/** As long as those of browsers: a shorter one is none to Node. */
const boundary = '----ConformanceFormBoundary7MA4YWxkTrZu0gW'
const formType = `multipart/form-data; boundary=${boundary}`

/** Multipart with these files. */
const form = (...files: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat([
    ...files.flatMap((bytes) => [
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="me.png"\r\nContent-Type: image/png\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ])

const put = async (
  world: World,
  type: string | undefined,
  body: Uint8Array | readonly Uint8Array[],
  path = '/me/profile-image',
) => {
  const headers = { ...(await world.admin.bearer()), ...(type && { 'content-type': type }) }
  return (await world.server()).ask('PUT', path, { headers, body })
}

async function fetched({ clerk }: World, userId: string): Promise<Uint8Array> {
  const user = await clerk.find(userId)
  return new Uint8Array(await (await fetch(user?.image_url ?? '')).arrayBuffer())
}

export const pictureChecks = [
  check('picture', 'a picture arrives byte for byte', [], (test) => {
    for (const [name, size, split] of [
      ['300 kB', 300_000, false],
      ['9.9 MB, chunked', 9_900_000, true],
    ] as const) {
      test(name, async (world) => {
        const bytes = noisyPng(size)
        const answer = await put(world, 'image/png', split ? chunked(bytes) : bytes)
        expect(answer.status, answer.text).toBe(200)
        expect(Buffer.compare(await fetched(world, world.admin.id), bytes)).toBe(0)
      })
    }
    test("another's", async (world) => {
      const bytes = noisyPng(1000)
      const answer = await put(world, 'image/png', bytes, `/users/${world.somebody.id}/profile-image`)
      expect(answer.status, answer.text).toBe(200)
      expect(Buffer.compare(await fetched(world, world.somebody.id), bytes)).toBe(0)
    })
    test('and is removed', async (world) => {
      const server = await world.server()
      await put(world, 'image/png', png)
      const answer = await server.ask('DELETE', '/me/profile-image', { headers: await world.admin.bearer() })
      expect(answer.json()).toMatchObject({ hasImage: false })
      expect((await world.clerk.find(world.admin.id))?.has_image).toBe(false)
    })
    for (const [type, bytes] of Object.entries(magic)) {
      test(`${type}, known by its bytes`, async (world) => {
        for (const named of [type, 'application/octet-stream', 'image/png', 'image/jpg', 'image/*']) {
          expect((await put(world, named, bytes)).status, named).toBe(200)
        }
      })
    }
    test('as a form with one file, as phones send it', async (world) => {
      const bytes = noisyPng(200_000)
      const answer = await put(world, formType, form(bytes))
      expect(answer.status, answer.text).toBe(200)
      expect(Buffer.compare(await fetched(world, world.admin.id), bytes)).toBe(0)
    })
  }),
  check('untyped-picture', 'a picture without a Content-Type is recognized by its bytes', [], (test) => {
    for (const [type, bytes] of Object.entries(magic)) {
      test(type, async (world) => {
        expect((await put(world, undefined, bytes)).status).toBe(200)
      })
    }
  }),
  check('no-picture', 'a body that is not a picture, or too large: 415 or 413, and no call to Clerk', [9], (test) => {
    const cases: readonly (readonly [string, string, Uint8Array | readonly Uint8Array[], number, string])[] = [
      ['HTML that says it is a PNG', 'image/png', Buffer.from('<html><script>'), 415, 'unsupported_media_type'],
      ['SVG', 'image/svg+xml', Buffer.from('<svg onload="x"/>'), 415, 'unsupported_media_type'],
      ['a PNG that says it is text', 'text/plain', png, 415, 'unsupported_media_type'],
      ['a form that is none', formType, png, 415, 'unsupported_media_type'],
      ['a form without a file', formType, form(), 415, 'unsupported_media_type'],
      ['a form with two files', formType, form(png, png), 415, 'unsupported_media_type'],
      ['a form with HTML', formType, form(Buffer.from('<html>')), 415, 'unsupported_media_type'],
      ['a form with 10.005 MB', formType, form(noisyPng(10_005_000)), 413, 'body_too_large'],
      ['nothing', 'image/png', new Uint8Array(), 415, 'unsupported_media_type'],
      ['11 MB', 'image/png', elevenMegabytes, 413, 'body_too_large'],
      ['11 MB, chunked', 'image/png', chunked(elevenMegabytes), 413, 'body_too_large'],
    ]
    for (const [name, type, body, status, code] of cases) {
      test(name, async (world) => {
        const { result: answer, asked } = await world.clerk.watch<Answer>(() => put(world, type, body))
        assertRefused(answer, status, code)
        expect(asked).toEqual([])
      })
    }
  }),
] as const
