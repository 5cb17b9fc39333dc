import { afterEach, describe, expect, test, vi } from 'vitest'
import { createRoutes } from '../src/index.ts'
import { clientWith, contextOf, otherUserId, send, signedIn } from './support.ts'

const error = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => error.mockClear())
const logged = () => error.mock.calls.flat().join('\n')

const hang = () => new Promise<never>(() => {})
const timeoutMs = 40

describe('[S48] everything waited for is bounded by `timeoutMs`', () => {
  const ask = async (
    options: Parameters<typeof createRoutes>[0],
    context = contextOf(signedIn),
    path = `/users/${otherUserId}`,
  ) => {
    const startedAt = performance.now()
    const response = await send(createRoutes({ timeoutMs, ...options }), context, path)
    expect(performance.now() - startedAt).toBeLessThan(10 * timeoutMs)
    return [response.status, ((await response.json()) as { code: string }).code]
  }

  test("Clerk's SDK, for example while it fetches keys", async () => {
    expect(await ask({}, { ...contextOf(signedIn), auth: hang }, '/me')).toEqual([504, 'clerk_timeout'])
    expect(logged()).toContain('did not authenticate')
  })

  test.each(['authorize', 'limiter'])('`%s`', async (option) => {
    expect(await ask({ authorize: () => true, [option]: hang })).toEqual([500, 'internal'])
    expect(logged()).toContain(`The option \`${option}\` did not answer within \`timeoutMs\``)
  })

  test.each(['loadTarget', 'loadPrincipal'] as const)('`%s()` of `authorize`, as a time-out of Clerk', async (load) => {
    const context = { ...contextOf(signedIn), clerkClient: async () => clientWith({ getUser: hang }) }
    const answer = await ask({ authorize: async (asked) => (await asked[load]()) !== null }, context)
    expect(answer).toEqual([504, 'clerk_timeout'])
  })

  test('a client of Clerk that never comes', async () => {
    const context = { ...contextOf(signedIn), clerkClient: hang }
    expect(await ask({}, context, '/me')).toEqual([504, 'clerk_timeout'])
  })
})
