import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import { assertRefused } from '../answers.ts'
import { check, one } from '../check.ts'
import { timeoutMs } from '../rules.ts'
import { mount } from '../world.ts'
import { assertAlive, assertDeleted, assertGone } from './deleting.ts'

export const deletionFailures = [
  one('gone', 'an account that is already gone, or disappears in between: 200', [23], async (world) => {
    for (const method of ['GET', 'DELETE']) {
      const user = await world.clerk.newUser()
      await world.clerk.fail({ method, path: `/v1/users/${user.id}`, status: 404 })
      assertDeleted(await (await world.server()).ask('DELETE', '/me', { headers: await user.bearer() }))
    }
  }),
  check('fail-closed', 'an account that cannot be read: no DELETE', [19, 20], (test) => {
    for (const [name, fault, status, code] of [
      ['500', { status: 500 }, 502, 'clerk_unavailable'],
      ['broken connection', { reset: true }, 502, 'clerk_unavailable'],
      ['a page', { status: 200, body: '<html></html>', contentType: 'text/html' }, 502, 'clerk_unavailable'],
      ['no switch in it', { status: 200, body: { object: 'user' } }, 502, 'clerk_unavailable'],
      ['no answer', { delayMs: 5000 }, 504, 'clerk_timeout'],
    ] as const) {
      test(name, async (world) => {
        const user = await world.clerk.newUser()
        const headers = await user.bearer()
        await world.clerk.fail({ ...fault, method: 'GET', path: `/v1/users/${user.id}`, times: 1 })
        const { result: answer, asked } = await world.clerk.watch(async () => {
          return (await world.server('strict')).ask('DELETE', '/me', { headers })
        })
        assertRefused(answer, status, code)
        expect(asked).toEqual([`GET /users/${user.id}`])
        await assertAlive(world, user)
      })
    }
  }),
  check(
    'converge',
    'a call that fails halfway: the answer says what may have happened, and the same request finishes it',
    [20, 25],
    (test) => {
      for (const method of ['GET', 'DELETE']) {
        for (const [name, fault, status] of [
          ['fails', { status: 500 }, 502],
          ['breaks', { reset: true }, 502],
          ['hangs', { delayMs: 5000 }, 504],
        ] as const) {
          test(`${method} ${name}`, async (world) => {
            const user = await world.clerk.newUser()
            const headers = await user.bearer()
            const server = await world.server('strict')
            await world.clerk.fail({ ...fault, method, path: `/v1/users/${user.id}`, times: 1 })
            const startedAt = performance.now()
            const answer = await server.ask('DELETE', '/me', { headers })
            expect(performance.now() - startedAt).toBeLessThan(timeoutMs * 2 + 1000)
            expect(answer.status).toBe(status)
            if (method === 'DELETE') expect(answer.text).toContain("couldn't confirm the change. It is safe to repeat")
            assertDeleted(await server.ask('DELETE', '/me', { headers }))
            await assertGone(world, user)
          })
        }
      }
    },
  ),
  check('hang-up', 'a client that disconnects before the DELETE: the account stays', [], (test) => {
    for (const [name, run] of [
      ['DELETE /me', ['DELETE', `${mount}/me`]],
      ['the single route', ['POST', undefined]],
    ] as const) {
      test(name, async (world) => {
        const user = await world.clerk.newUser()
        const server = await world.server()
        const headers = await user.bearer()
        await world.clerk.fail({ method: 'GET', path: `/v1/users/${user.id}`, delayMs: 600, times: 1 })
        const { asked } = await world.clerk.watch(async () => {
          const hangUp = new AbortController()
          const [method, path = world.target.single] = run
          const request = server.send(path, { method, headers, signal: hangUp.signal })
          request.catch(() => {})
          await delay(300)
          hangUp.abort()
          await expect(request).rejects.toThrow()
          await delay(600)
        })
        expect(asked).toEqual([`GET /users/${user.id}`])
        await assertAlive(world, user)
      })
    }
  }),
] as const
