import { expect } from 'vitest'
import { assertRefused } from '../../answers.ts'
import { actorOf, ask, prepare } from '../../call.ts'
import { check } from '../../check.ts'
import { cookiesOf } from '../../clerk.ts'
import { operations, type Row } from '../../table.ts'

/** Answers that look like "it is gone" to a careless reader. */
const lies: readonly (readonly [name: string, fault: object])[] = [
  ["a proxy's page", { status: 404, body: '<html>Not found</html>', contentType: 'text/html' }],
  ["a gateway's JSON", { status: 404, body: { message: 'no Route matched with those values' } }],
  ['a missing instance', { status: 404, body: { errors: [{ code: 'instance_not_found', message: 'x' }] } }],
  ['deleted as text', { status: 200, body: { object: 'user', id: 'user_x', deleted: 'true' } }],
  ['null', { status: 200, body: null }],
  ['another id', { status: 200, body: { object: 'user', id: 'user_x', user_id: 'user_x', deleted: true } }],
  ['an empty object', { status: 200, body: {} }],
]

/** Rows that answer `{ success: true }`: their own answer holds nothing of Clerk's. */
const removals = operations.filter(({ output }) => {
  const result = '~standard' in output ? output['~standard'].validate({}) : undefined
  return (result as { value?: { success?: true } } | undefined)?.value?.success === true
})

const lastCallOf = ({ clerk }: Row): readonly [method: string, path: string] => {
  const [method = '', path = ''] = (clerk.at(-1) ?? '').split(' ')
  return [method, `/v1${path.replace(/\{\w+\}/g, '*')}`]
}

export const done = [
  check('done', 'an answer of Clerk that does not confirm the change: 502, and the cookies stay', [40], (test) => {
    for (const operation of removals) {
      test(operation.id, async (world) => {
        const { clerk } = world
        const server = await world.server()
        const { call, user } = await prepare(operation, world)
        const browser = await actorOf(operation, world, user).browser()
        const [method, path] = lastCallOf(operation)
        for (const [name, fault] of lies) {
          await clerk.fail({ ...fault, method, path, times: 1 })
          const answer = await ask(server, call, browser)
          expect([name, answer.status], answer.text).toEqual([name, 502])
          assertRefused(answer, 502, 'clerk_unavailable')
          const cookies = answer.headers['set-cookie'] ?? []
          expect(cookies.filter((line) => line.startsWith('__session'))).toEqual([])
          await clerk.mend()
        }
        expect(await clerk.find(user.id)).toBeDefined()
      })
    }
  }),
  check(
    'foreign-key',
    "another instance's secret key: 500 instead of success, for three users' own deletions",
    [57],
    (test) => {
      test('three users', async (world) => {
        const server = await world.server('foreign')
        for (const user of [await world.clerk.newUser(), await world.clerk.newUser(), await world.clerk.newUser()]) {
          const answer = await server.ask('DELETE', '/me', { headers: await user.browser() })
          assertRefused(answer, 500, 'misconfigured')
          const cookies = answer.headers['set-cookie'] ?? []
          expect(cookies.filter((line) => line.startsWith('__session'))).toEqual([])
          expect(await world.clerk.find(user.id)).toBeDefined()
        }
        expect(server.output()).toContain('another instance')
      })
    },
  ),
  check('other-cookies', "deletion leaves other instances' cookies alone", [26], (test) => {
    test('a session of another instance on the same host', async (world) => {
      const { clerk } = world
      const server = await world.server()
      const user = await clerk.newUser()
      const { cookie = '', ...rest } = await user.browser()
      const others = cookiesOf(await clerk.jwt(world.somebody.id), `pk_test_${btoa('other.example$')}`)
      const suffixed = others.split('; ').filter((pair) => /^__session_/.test(pair))
      expect(suffixed).toHaveLength(1)
      const answer = await server.ask('DELETE', '/me', {
        headers: { ...rest, cookie: [cookie, ...suffixed].join('; ') },
      })
      expect(answer.json()).toEqual({ success: true })
      const expired = (answer.headers['set-cookie'] ?? []).map((line) => line.split('=', 1)[0])
      expect(expired).toContain('__session')
      expect(expired).not.toContain(suffixed[0]?.split('=', 1)[0])
    })
  }),
] as const
