import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import { check } from '../../check.ts'
import type { Server } from '../../world.ts'

/** Log lines come when a process likes to write them. */
async function expectLogged(server: Server, text: string | RegExp): Promise<void> {
  for (let patience = 40; patience > 0 && !server.output().match(text); patience--) await delay(50)
  expect(server.output()).toMatch(text)
}

export const logs = [
  check(
    'unreachable',
    'a Clerk that cannot be reached: 502, and the log has its address and the cause',
    [50],
    (test) => {
      test('a refused connection', async (world) => {
        const server = await world.server('unreachable')
        const answer = await server.ask('GET', '/me', { headers: await world.somebody.bearer() })
        expect(answer.status, answer.text).toBe(502)
        expect(answer.text).not.toContain('127.0.0.1')
        await expectLogged(server, /at http:\/\/127\.0\.0\.1:9 can't be reached: .*(?:ECONNREFUSED|bad port)/)
      })
    },
  ),
  check('keyless', "a session that cannot be verified without Clerk's keys: no 401", [49], (test) => {
    // Side by side, because Clerk's SDK tries again for seconds.
    test('keys that cannot be loaded, and a secret key that Clerk does not know', async (world) => {
      const cases = [
        ['keyless', /at http:\/\/127\.0\.0\.1:9 can't be reached/],
        ['wrongKey', /\[account-routes] .*(?:secret key|secret-key|jwk)/],
      ] as const
      await Promise.all(
        cases.map(async ([rules, said]) => {
          const server = await world.server(rules)
          const answer = await server.ask('GET', '/me', { headers: await world.somebody.bearer() })
          expect(answer.status, answer.text).toBeGreaterThanOrEqual(500)
          await expectLogged(server, said)
          // Nobody's credentials are still nobody's.
          expect((await server.ask('GET', '/me')).status).toBe(401)
        }),
      )
    })
  }),
  check('hints', 'the most common setup mistakes are logged, once each', [], (test) => {
    test('an origin to trust, and an operation without `authorize`', async (world) => {
      const server = await world.server('bare')
      const { cookie } = await world.somebody.browser()
      for (let count = 0; count < 3; count++) {
        await server.ask('PATCH', '/me', { headers: { cookie, origin: 'https://front.example' } })
        await server.ask('DELETE', `/users/${world.somebody.id}`, { headers: await world.admin.bearer() })
      }
      await expectLogged(server, "trustedOrigins: ['https://front.example']")
      await expectLogged(server, /deleteUser was asked for and is not mounted: it needs the option `authorize`/)
      for (const text of [/trustedOrigins: \['https:\/\/front\.example'\]/g, /deleteUser was asked for/g])
        expect(server.output().match(text)).toHaveLength(1)
    })
  }),
] as const
