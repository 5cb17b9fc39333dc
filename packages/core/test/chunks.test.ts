import { expect, test } from 'vitest'
import { collect } from '../src/http/body.ts'

/** A body whose chunks have these lengths, with bytes that count up. */
async function* chunksOf(lengths: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0
  for (const length of lengths) yield Uint8Array.from({ length }, () => at++ % 251)
}

const repeated = (length: number, times: number): number[] => Array.from({ length: times }, () => length)

const read = (lengths: readonly number[], limit = 1_000_000) =>
  collect({ chunks: () => chunksOf(lengths), aborted: false }, limit)

test.each([
  ['one byte each', repeated(1, 300_000)],
  ['a few bytes each', repeated(7, 40_000)],
  ['one byte between larger ones', Array.from({ length: 200 }, (_, index) => (index % 2 ? 1 : 4096))],
  ['just below the size that is copied', repeated(4095, 200)],
  ['empty ones', [...repeated(0, 100_000), 5]],
])('[S47] a body in chunks of %s takes little more memory than its bytes', async (_, lengths) => {
  const before = lengths.reduce((sum, length) => sum + length, 0)
  const parts = await read(lengths)
  const buffers = new Set(parts.map(({ buffer }) => buffer))
  const held = [...buffers].reduce((sum, { byteLength }) => sum + byteLength, 0) + parts.length * 250
  expect(held).toBeLessThan(1.5 * before + 300_000)
})

test('a body keeps its bytes in their order, in chunks of any size', async () => {
  const lengths = Array.from({ length: 2000 }, (_, index) => [1, 5000, 0, 100, 4095, 4096, 17][index % 7] as number)
  const whole = async (parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => {
    const all: Uint8Array[] = []
    for await (const part of parts) all.push(part)
    return Buffer.concat(all)
  }
  const received = await whole(await read(lengths, 10_000_000))
  expect(received.equals(await whole(chunksOf(lengths)))).toBe(true)
})
