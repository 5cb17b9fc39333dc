import { expect, test } from 'vitest'
import { drain } from '../src/adapter.ts'

const chunked = { 'transfer-encoding': 'chunked' }
const megabyte = new Uint8Array(1_000_000)

/** A request whose body counts how much of it was asked for. */
function upload(megabytes: number): { request: Request; taken(): number } {
  let taken = 0
  const body = new ReadableStream({
    pull: (controller) => {
      if (taken === megabytes) controller.close()
      else controller.enqueue(megabyte)
      if (taken < megabytes) taken += 1
    },
  })
  const init = { method: 'PUT', headers: chunked, body, duplex: 'half' }
  return { request: new Request('http://app.test', init as RequestInit), taken: () => taken }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 50))

test('reads a body to its end', async () => {
  const { request, taken } = upload(12)
  drain(request)
  await settle()
  expect(taken()).toBe(12)
})

test('gives up on one that does not end', async () => {
  const { request, taken } = upload(1_000)
  drain(request)
  await settle()
  expect(taken()).toBeLessThan(20)
})

test('leaves alone what is read, or was never there', async () => {
  const read = new Request('http://app.test', { method: 'PUT', body: 'x' })
  expect(await read.text()).toBe('x')
  expect(() => drain(read)).not.toThrow()
  expect(() => drain(new Request('http://app.test'))).not.toThrow()
})

test('does not touch a body that nothing declares', () => {
  const request = new Request('http://app.test', { method: 'DELETE' })
  Object.defineProperty(request, 'body', { get: () => expect.fail('The body was asked for.') })
  drain(request)
})

test('says nothing when the client hangs up', async () => {
  const body = new ReadableStream({ start: (controller) => controller.error(new Error('hung up')) })
  drain(new Request('http://app.test', { method: 'PUT', headers: chunked, body, duplex: 'half' } as RequestInit))
  await settle()
})
