import { expect } from 'vitest'
import { assertRefused, listOf } from '../../answers.ts'
import { actorOf, ask, changes, draft, isForUsers, isOnOthers, prepare } from '../../call.ts'
import { check } from '../../check.ts'
import { operations, type Row } from '../../table.ts'
import type { World } from '../../world.ts'
import { each, quietly } from './each.ts'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
const paths = [...new Set(operations.map(({ path }) => path))]
const methodsOf = (path: string) =>
  operations.filter((operation) => operation.path === path).map(({ method }) => method)
const allowedAt = (path: string) => {
  const own: readonly string[] = methodsOf(path)
  return [...own, ...(own.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].map((method) => method.toLowerCase()).toSorted()
}
const somePath = (path: string, { somebody }: World) => {
  const operation = operations.find((candidate) => candidate.path === path) as Row
  return draft(operation, somebody).path
}

export const routing = [
  check(
    'signed-out',
    'signed out: 401 with WWW-Authenticate, and no call to Clerk',
    [1, 2],
    each(async (operation, world) => {
      const server = await world.server()
      const answer = await quietly(world, () => ask(server, draft(operation, world.somebody)))
      assertRefused(answer, 401, 'unauthenticated')
      expect(answer.headers['www-authenticate']).toMatch(/^Bearer/)
    }, isForUsers),
  ),
  check(
    'anyone',
    'an operation for anyone: 200 signed out, and no call to Clerk',
    [],
    each(
      async (operation, world) => {
        const server = await world.server()
        const { call } = await prepare(operation, world)
        const answer = await quietly(world, () => ask(server, call))
        expect(answer.status, answer.text).toBe(200)
      },
      (operation) => !isForUsers(operation),
    ),
  ),
  check(
    'wrong-method',
    'a method that a path does not support: 405 with Allow, and nothing is done',
    [3, 4],
    (test) => {
      for (const path of paths) {
        test(path, async (world) => {
          const server = await world.server()
          const bearer = await world.admin.bearer()
          const own: readonly string[] = methodsOf(path)
          for (const method of methods.filter((candidate) => !own.includes(candidate))) {
            const answer = await quietly(world, () => server.ask(method, somePath(path, world), { headers: bearer }))
            assertRefused(answer, 405, 'method_not_allowed')
            expect(listOf(answer.headers.allow).toSorted()).toEqual(allowedAt(path))
          }
        })
      }
    },
  ),
  check('options', 'OPTIONS: 204 with Allow, and nothing is done', [3], (test) => {
    test('at every path', async (world) => {
      const server = await world.server()
      for (const path of paths) {
        const answer = await quietly(world, () => server.ask('OPTIONS', somePath(path, world)))
        expect(answer.status).toBe(204)
        expect(listOf(answer.headers.allow).toSorted()).toEqual(allowedAt(path))
      }
    })
  }),
  check(
    'head',
    'HEAD: the headers of GET, without the body',
    [3],
    each(
      async (operation, world) => {
        const server = await world.server()
        const { call, user } = await prepare(operation, world)
        const bearer = await actorOf(operation, world, user).bearer()
        const answer = await ask(server, { ...call, method: 'HEAD' }, bearer)
        expect(answer.status).toBe(200)
        expect(answer.text).toBe('')
        expect(answer.headers['content-type']).toContain('application/json')
        const signedOut = await ask(server, { ...call, method: 'HEAD' })
        expect([signedOut.status, signedOut.text]).toEqual([isForUsers(operation) ? 401 : 200, ''])
      },
      ({ method }) => method === 'GET',
    ),
  ),
  check(
    'cross-site',
    'a change from another site with a cookie session: 403, and nothing is done',
    [5, 6, 7],
    each(async (operation, world) => {
      const server = await world.server()
      const call = draft(operation, world.somebody)
      const actor = actorOf(operation, world, world.somebody)
      const { cookie = '' } = await actor.browser()
      for (const origin of [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { origin: 'https://evil.example' },
        {},
      ]) {
        const answer = await quietly(world, () => ask(server, call, { cookie, ...origin }))
        assertRefused(answer, 403, 'cross_origin')
      }
    }, changes),
  ),
  check('off', 'an operation that is off by default is not mounted', [36], (test) => {
    test('off', async (world) => {
      const server = await world.server('bare')
      for (const operation of operations.filter(({ off }) => off)) {
        const bearer = await world.somebody.bearer()
        const answer = await quietly(world, () => ask(server, draft(operation, world.somebody), bearer))
        assertRefused(answer, 404, 'not_found')
      }
    })
  }),
  check('no-authorize', 'without `authorize`, no operation on other users is mounted', [], (test) => {
    test('on others', async (world) => {
      const server = await world.server('bare')
      for (const operation of operations.filter(isOnOthers)) {
        const bearer = await world.admin.bearer()
        const answer = await quietly(world, () => ask(server, draft(operation, world.somebody), bearer))
        assertRefused(answer, 404, 'not_found')
      }
    })
  }),
] as const
