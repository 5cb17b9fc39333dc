import { afterEach, describe, expect, test, vi } from 'vitest'
import { createRoutes } from '../src/index.ts'
import { contextOf, send, tokenOf, userId } from './support.ts'

const error = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => error.mockClear())
const logged = () => error.mock.calls.flat().join('\n')

const ask = (reason: string | undefined, headers: Record<string, string> = { authorization: 'Bearer x.y.z' }) => {
  const debug = () => (reason === undefined ? {} : { reason, message: 'because' })
  return send(createRoutes(), contextOf({ isAuthenticated: false, debug }), '/me', { headers })
}

describe('[S49] credentials that Clerk could not verify', () => {
  test.each([
    ['jwk-remote-failed-to-load', 502],
    ['jwk-failed-to-resolve', 502],
    ['secret-key-invalid', 500],
    ['jwk-local-missing', 500],
  ])('%s is no 401, and the log says why', async (reason, status) => {
    expect((await ask(reason)).status).toBe(status)
    expect(logged()).toContain(reason)
  })

  test('the names that the SDK for Next.js has for it count as well', async () => {
    const debug = () => ({ authReason: 'jwk-remote-failed-to-load', authMessage: 'because' })
    const init = { headers: { authorization: 'Bearer x.y.z' } }
    const response = await send(createRoutes(), contextOf({ isAuthenticated: false, debug }), '/me', init)
    expect(response.status).toBe(502)
    expect(logged()).toContain('because')
  })

  test.each([undefined, 'session-token-expired', 'token-invalid', 'jwk-kid-mismatch'])(
    '%s is a 401',
    async (reason) => {
      expect((await ask(reason)).status).toBe(401)
    },
  )

  test.each([
    ['in the header', { authorization: `Bearer ${tokenOf(userId)}` }],
    ['in a cookie', { cookie: `theme=dark; __session_AbCd-_12=${tokenOf(userId)}` }],
  ])('an error of the SDK with a well-formed token %s, such as a failed fetch, is no 401', async (_, headers) => {
    expect((await ask('unexpected-error', headers)).status).toBe(502)
    expect(logged()).toContain('unexpected-error')
  })

  test.each(['x', 'not.a.token', 'e30.e30.x', `${tokenOf(userId)}!`, `${tokenOf(userId)}.x`])(
    'with the malformed token %j it is a 401, and nothing is logged',
    async (token) => {
      expect((await ask('unexpected-error', { authorization: `Bearer ${token}` })).status).toBe(401)
      expect(logged()).toBe('')
    },
  )

  test("another instance's key is said in the log", async () => {
    await ask('jwk-kid-mismatch')
    expect(logged()).toContain('two Clerk instances')
  })

  test('without credentials nothing is looked at', async () => {
    expect((await ask('jwk-remote-failed-to-load', {})).status).toBe(401)
  })
})
