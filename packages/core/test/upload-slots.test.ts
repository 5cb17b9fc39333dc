import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { UploadSlots } from '../src/operation/upload-slots.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const settle = () => vi.advanceTimersByTimeAsync(0)

describe('[S47] upload slots', () => {
  test('hold at most so many bytes; the next waits and gets its turn', async () => {
    const slots = new UploadSlots(20)
    const release = await slots.reserve('a', 10, 1000)
    await slots.reserve('b', 10, 1000)
    const granted = vi.fn()
    slots.reserve('c', 10, 1000).then(granted)
    await settle()
    expect(granted).not.toHaveBeenCalled()
    release()
    await settle()
    expect(granted).toHaveBeenCalledOnce()
  })

  test('are refused when the time is up, and to a user who has two', async () => {
    const slots = new UploadSlots(20)
    await slots.reserve('a', 10, 1000)
    await slots.reserve('a', 10, 1000)
    await expect(slots.reserve('a', 1, 1000)).rejects.toThrow(/busy/)
    const waiting = expect(slots.reserve('b', 10, 1000)).rejects.toThrow(/busy/)
    await vi.advanceTimersByTimeAsync(1000)
    await waiting
  })

  test('are refused at once when 64 wait', async () => {
    const slots = new UploadSlots(10)
    await slots.reserve('a', 10, 1000)
    for (let index = 0; index < 64; index++) slots.reserve(`user ${index}`, 10, 1000).catch(() => {})
    await expect(slots.reserve('last', 10, 1000)).rejects.toThrow(/busy/)
  })

  test('count what an abandoned call still holds, up to twice the bytes', async () => {
    const slots = new UploadSlots(10)
    let end = () => {}
    const call = new Promise<void>((resolve) => {
      end = resolve
    })
    for (const user of ['a', 'b']) (await slots.reserve(user, 10, 1000))(call)
    const refused = expect(slots.reserve('c', 10, 10)).rejects.toThrow(/busy/)
    await vi.advanceTimersByTimeAsync(10)
    await refused
    end()
    await settle()
    await expect(slots.reserve('c', 10, 10)).resolves.toBeTypeOf('function')
  })

  test('forget an abandoned call that never ends: some runtimes drop it without a word', async () => {
    const slots = new UploadSlots(10)
    for (const user of ['a', 'b']) (await slots.reserve(user, 10, 1000))(new Promise(() => {}))
    await vi.advanceTimersByTimeAsync(300_001)
    await expect(slots.reserve('c', 10, 10)).resolves.toBeTypeOf('function')
  })
})
