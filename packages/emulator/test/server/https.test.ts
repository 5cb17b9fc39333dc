import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type Emulator, startEmulator } from '../../src/index.ts'

let emulator: Emulator
const error = vi.spyOn(console, 'error').mockImplementation(() => {})

beforeAll(async () => {
  emulator = await startEmulator()
})
afterEach(() => error.mockClear())
afterAll(() => emulator.stop())

test('a client that tries https is mentioned once, with what to do', async () => {
  for (let count = 0; count < 2; count++)
    await expect(fetch(emulator.url.replace('http:', 'https:'))).rejects.toThrow('fetch failed')
  expect(error.mock.calls.flat()).toEqual([expect.stringContaining(`tried https at ${emulator.url}`)])
})

test('headers that are too large are 431, and no word about https', async () => {
  const { status } = await fetch(`${emulator.url}/v1/jwks`, { headers: { 'x-long': 'x'.repeat(20_000) } })
  expect(status).toBe(431)
  expect(error).not.toHaveBeenCalled()
})
