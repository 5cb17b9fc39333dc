import { randomBytes } from 'node:crypto'

/** One transparent pixel. */
export const png: Uint8Array = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

/** Begins like a PNG and goes on with noise, so that a byte that was lost or changed shows. */
export const noisyPng = (size: number): Uint8Array =>
  Buffer.concat([png.subarray(0, 8), randomBytes(Math.max(0, size - 8))])
