import { isReverificationHint } from '@clerk/shared/authorization-errors'
import { expect } from 'vitest'
import { assertRefused, listOf } from '../answers.ts'
import { check, one } from '../check.ts'
import { mount } from '../world.ts'
import { assertAlive, assertDeleted, assertGone, bothWays, calls } from './deleting.ts'

const otherMethods = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH'] as const

/** Ages of the factors in minutes, and whether they are fresh enough. The bound is ten. */
const ages: readonly (readonly [fva: unknown, fresh: boolean])[] = [
  [[0, -1], true],
  [[9, -1], true],
  [[10, -1], false],
  [[11, -1], false],
  [[-1, -1], false],
  [[600, 5], true],
  [[5, 11], false],
  [[-1, 3], true],
  ['now', false],
  [[1], false],
  [['0', '-1'], false],
  [[1, 1, 1], false],
  [null, true],
]

export const deletion = [
  check('delete-self', 'delete my account: 200, and one DELETE for that account', [28], (test) => {
    for (const [name, run] of bothWays) {
      for (const kind of ['bearer', 'browser'] as const) {
        test(`${name}, ${kind === 'bearer' ? 'by token' : 'by cookie'}`, async (world) => {
          const user = await world.clerk.newUser()
          const headers = await user[kind]()
          const { result: answer, asked } = await world.clerk.watch(() => run(world, headers))
          assertDeleted(answer)
          expect(asked).toEqual(calls(user))
          await assertGone(world, user)
        })
      }
    }
  }),
  check('delete-again', 'deleting twice, and twenty times at once: always 200', [23], (test) => {
    for (const [name, run] of bothWays) {
      test(`${name}, twice`, async (world) => {
        const user = await world.clerk.newUser()
        const headers = await user.bearer()
        assertDeleted(await run(world, headers))
        const { result: answer, asked } = await world.clerk.watch(() => run(world, headers))
        assertDeleted(answer)
        expect(asked).toEqual([`GET /users/${user.id}`])
      })
      test(`${name}, twenty at once`, async (world) => {
        const user = await world.clerk.newUser()
        const headers = await user.browser()
        for (const answer of await Promise.all(Array.from({ length: 20 }, () => run(world, headers))))
          assertDeleted(answer)
        await assertGone(world, user)
      })
    }
  }),
  check('own-target', 'only the session decides whose account it is', [10], (test) => {
    for (const way of ['body', 'query', 'header', 'form'] as const) {
      test(`another id in the ${way}`, async (world) => {
        const server = await world.server()
        const victim = world.somebody
        for (const [method, path] of [
          ['DELETE', `${mount}/me`],
          ['POST', world.target.single],
        ] as const) {
          const user = await world.clerk.newUser()
          const bearer = await user.bearer()
          const field = JSON.stringify({
            userId: victim.id,
            user_id: victim.id,
            id: victim.id,
            targetUserId: victim.id,
          })
          const outgoing = {
            body: { headers: { ...bearer, 'content-type': 'application/json' }, body: field, query: '' },
            query: { headers: bearer, query: `?userId=${victim.id}&id=${victim.id}` },
            header: { headers: { ...bearer, 'x-user-id': victim.id, 'user-id': victim.id }, query: '' },
            form: {
              headers: { ...bearer, 'content-type': 'application/x-www-form-urlencoded' },
              body: `userId=${victim.id}`,
              query: '',
            },
          }[way]
          assertDeleted(await server.send(path + outgoing.query, { ...outgoing, method }))
          await assertAlive(world, victim)
          await assertGone(world, user)
        }
      })
    }
  }),
  one('delete-body', 'DELETE needs no body, and ignores one', [24], async (world) => {
    const server = await world.server()
    for (const [type, body] of [
      ['application/json', ''],
      ['application/json', '{"a":'],
      ['text/plain', 'x'.repeat(200_000)],
    ] as const) {
      const user = await world.clerk.newUser()
      const headers = { ...(await user.bearer()), 'content-type': type, 'content-length': body.length }
      assertDeleted(await server.ask('DELETE', '/me', { headers, body }))
    }
  }),
  check('other-methods', 'the single route: no other method deletes', [3], (test) => {
    for (const method of otherMethods) {
      test(method, async (world) => {
        const server = await world.server()
        const headers = await world.somebody.browser()
        const { result: answer, asked } = await world.clerk.watch(() =>
          server.send(world.target.single, { method, headers }),
        )
        expect(asked).toEqual([])
        if (method !== 'OPTIONS') expect(answer.status).toBeOneOf([404, 405])
      })
    }
  }),
  check('other-methods-answer', 'the single route: any other method is 405 with Allow', [4], (test) => {
    for (const method of otherMethods) {
      test(method, async (world) => {
        const server = await world.server()
        const answer = await server.alone({ method })
        expect(listOf(answer.headers.allow).toSorted()).toEqual(['delete', 'options', 'post'])
        if (method === 'OPTIONS') expect(answer.status).toBe(204)
        else if (method === 'HEAD') expect(answer.status).toBe(405)
        else assertRefused(answer, 405, 'method_not_allowed')
      })
    }
  }),
  check('switch', 'a user who is not allowed to delete their account: 403, and no DELETE', [18], (test) => {
    for (const [name, run] of bothWays) {
      test(name, async (world) => {
        const user = await world.clerk.newUser({ delete_self_enabled: false })
        const headers = await user.browser()
        const { result: answer, asked } = await world.clerk.watch(() => run(world, headers))
        assertRefused(answer, 403, 'self_deletion_disabled')
        expect(asked).toEqual([`GET /users/${user.id}`])
        await assertAlive(world, user)
      })
    }
  }),
  check('impersonated-deletion', 'deletion while impersonating: 403, and nothing is asked', [14], (test) => {
    for (const [name, run] of bothWays) {
      test(name, async (world) => {
        const headers = await world.somebody.browser({ claims: { act: { sub: world.admin.id } } })
        const { result: answer, asked } = await world.clerk.watch(() => run(world, headers))
        assertRefused(answer, 403, 'impersonated')
        expect(asked).toEqual([])
      })
    }
  }),
  check('freshness', "deletion long after the sign-in: Clerk's own 403, and nothing is asked", [15, 16, 17], (test) => {
    for (const [name, run] of bothWays) {
      for (const [fva, fresh] of ages) {
        test(`${name}, fva ${JSON.stringify(fva)}`, async (world) => {
          const user = fresh ? await world.clerk.newUser() : world.somebody
          const headers = await user.bearer({ claims: { fva } })
          const { result: answer, asked } = await world.clerk.watch(() => run(world, headers))
          if (fresh) return assertDeleted(answer)
          expect(answer.status).toBe(403)
          expect(isReverificationHint(answer.json())).toBe(true)
          expect(answer.json()).toEqual({
            clerk_error: { type: 'forbidden', reason: 'reverification-error', metadata: { reverification: 'strict' } },
            code: 'reverification_required',
            message: expect.any(String),
          })
          expect(asked).toEqual([])
        })
      }
    }
  }),
  check('cookies', 'the session cookies of the request are expired', [26], (test) => {
    for (const [name, run] of bothWays) {
      test(name, async (world) => {
        const user = await world.clerk.newUser()
        const headers = await user.browser()
        const answer = await run(world, { ...headers, cookie: `theme=dark; ${headers.cookie}` })
        assertDeleted(answer)
        const sent = (headers.cookie ?? '').split('; ').map((pair) => pair.split('=', 1)[0] as string)
        const expired = (answer.headers['set-cookie'] ?? []).filter((line) => /Max-Age=0/.test(line))
        const names = expired.map((line) => line.split('=', 1)[0])
        expect(names).toEqual(expect.arrayContaining(sent.filter((cookie) => !cookie.startsWith('__clerk_db_jwt'))))
        expect(names).not.toContain('theme')
        for (const line of expired) expect(line).toMatch(/^[^=]+=; Path=\/;/)
      })
    }
    test('and by no refusal', async (world) => {
      const server = await world.server()
      const answer = await server.ask('DELETE', '/me', {
        headers: { ...(await world.somebody.browser()), 'sec-fetch-site': 'cross-site' },
      })
      assertRefused(answer, 403, 'cross_origin')
      expect((answer.headers['set-cookie'] ?? []).filter((line) => line.startsWith('__session'))).toEqual([])
    })
  }),
] as const
