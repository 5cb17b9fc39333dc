import { describe, expect, test } from 'vitest'
import { measured } from '../../../vitest.measured.ts'
import { createRoutes } from '../src/index.ts'
import { clientWith, contextOf, send, signedIn, userId } from './support.ts'

const boundary = '----FormBoundaryOfTheTests7MA4YWxkTrZu0gW'
const size = 9_000_000
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(size)])

const user = {
  id: userId,
  emailAddresses: [],
  phoneNumbers: [],
  web3Wallets: [],
  externalAccounts: [],
  publicMetadata: {},
  unsafeMetadata: {},
}
const context = contextOf(signedIn, clientWith({ updateUserProfileImage: async () => user }))
const routes = createRoutes()
const put = (...parts: readonly (string | Uint8Array)[]) =>
  send(routes, context, '/me/profile-image', {
    method: 'PUT',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat(parts.map((part) => Buffer.from(part as string))),
  })

const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="me.png"\r\n\r\n`
const end = `\r\n--${boundary}--\r\n`
const field = `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n`
const fill = (text: string) => text.repeat(size / text.length)

/** Milliseconds of CPU and the status; the least of a few, because others share the machine. */
async function costOf(...parts: readonly (string | Uint8Array)[]): Promise<readonly [cost: number, status: number]> {
  let least = Number.POSITIVE_INFINITY
  let status = 0
  for (let round = 0; round < 4; round++) {
    const before = process.cpuUsage()
    status = (await put(...parts)).status
    const { user: own, system } = process.cpuUsage(before)
    least = Math.min(least, (own + system) / 1000)
  }
  return [least, status]
}

describe('[S38] a form of 9 MB costs no more than one with a picture', measured, () => {
  test.each<[string, readonly string[]]>([
    ['fields', [fill(field), head, 'x', end]],
    ['files', [fill(head.replace('\r\n\r\n', '\r\n\r\nx\r\n')), end]],
    ['parts without headers', [fill(`--${boundary}\r\n\r\n\r\n`), end]],
    ['header lines', [head.trimEnd(), fill('\r\nA: b'), '\r\n\r\nx', end]],
    ['header lines of the second part', [field, head.trimEnd(), fill('\r\nA: b'), '\r\n\r\nx', end]],
  ])(
    'with many %s',
    async (_, parts) => {
      const [usual] = await costOf(head, png, end)
      const [cost, status] = await costOf(...parts)
      expect(status).toBe(415)
      expect(cost).toBeLessThan(usual + 10)
    },
    60_000,
  )

  test('with a few fields beside the picture, and line breaks in it, it is taken', async () => {
    const picture = Buffer.concat([png.subarray(0, 1000), Buffer.from('\r\nline'.repeat(5000))])
    expect((await put(field.repeat(10), head, picture, end)).status).toBe(200)
  })
})
