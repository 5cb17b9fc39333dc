import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClerkClient } from '@clerk/backend'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { createRoutes } from '../src/index.ts'
import { contextOf, send, signedIn } from './support.ts'

const error = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => error.mockClear())
const logged = () => error.mock.calls.flat().join('\n')

const secretKey = 'sk_test_a_secret_of_the_tests'

/** An address where nothing speaks TLS. */
async function withoutTls(): Promise<string> {
  const server = createServer((_, response) => response.end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe("[S50] a Clerk that can't be reached: the log has the address and the cause, once, and no secret", () => {
  test.each<[string, () => Promise<string>, RegExp]>([
    ['an unknown name', async () => 'https://no-such-host.invalid', /ENOTFOUND|EAI_AGAIN/],
    ['a refused connection', async () => 'http://127.0.0.1:9', /ECONNREFUSED|bad port/],
    ['a failed TLS handshake', withoutTls, /SSL|TLS|EPROTO/],
  ])('%s', async (_, addressOf, cause) => {
    const apiUrl = await addressOf()
    const client = createClerkClient({ secretKey, apiUrl, telemetry: { disabled: true } })
    const routes = createRoutes()
    for (let count = 0; count < 3; count++) {
      const response = await send(routes, { ...contextOf(signedIn, client), apiUrl }, '/me')
      expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([502, 'clerk_unavailable'])
    }
    await vi.waitFor(() => expect(logged()).toMatch(cause), 5000)
    expect(logged().match(/can't be reached/g)).toHaveLength(1)
    expect(logged()).toContain(`Clerk's Backend API at ${apiUrl} can't be reached`)
    expect(logged()).not.toContain(secretKey)
  })

  test("keys that Clerk's SDK is still trying to load when the time is up", async () => {
    const apiUrl = 'http://127.0.0.1:9'
    const context = { ...contextOf(signedIn), apiUrl, auth: () => new Promise<never>(() => {}) }
    expect((await send(createRoutes({ timeoutMs: 40 }), context, '/me')).status).toBe(504)
    await vi.waitFor(() => expect(logged()).toContain(`Clerk's Backend API at ${apiUrl} can't be reached`), 5000)
  })
})
