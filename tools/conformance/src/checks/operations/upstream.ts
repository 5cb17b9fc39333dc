import { type RefusalCode, refusalsOf } from '@account-routes/core'
import { expect } from 'vitest'
import { assertRefused } from '../../answers.ts'
import { actorOf, ask, callsOfSample, changes, type Prepared, prepare, sampleOf, upstreamOf } from '../../call.ts'
import { check } from '../../check.ts'
import { operations, type Row } from '../../table.ts'
import type { World } from '../../world.ts'
import { each } from './each.ts'

interface Failure {
  readonly fault: object
  readonly status: number
  readonly code: RefusalCode
  readonly header: readonly (readonly [string, string])[]
}

const failures: readonly Failure[] = [
  { fault: { status: 404 }, status: 404, code: 'not_found', header: [] },
  { fault: { status: 422 }, status: 422, code: 'invalid_input', header: [] },
  { fault: { status: 429, retryAfter: 7 }, status: 429, code: 'rate_limited', header: [['retry-after', '7']] },
  { fault: { status: 500 }, status: 502, code: 'clerk_unavailable', header: [] },
  { fault: { reset: true }, status: 502, code: 'clerk_unavailable', header: [] },
  {
    fault: { status: 200, body: '<html><h1>Welcome</h1></html>', contentType: 'text/html' },
    status: 502,
    code: 'clerk_unavailable',
    header: [],
  },
]

/** Makes a call that succeeds, with exactly the calls to Clerk that the table lists. */
async function succeeds(
  operation: Row,
  world: World,
  { call, user, ids }: Prepared,
  as: 'bearer' | 'browser',
): Promise<unknown> {
  const server = await world.server()
  const actor = actorOf(operation, world, user)
  const headers = await actor[as]()
  const { result: answer, asked } = await world.clerk.watch(() => ask(server, call, headers))
  expect(answer.status, answer.text).toBe(operation.status ?? 200)
  // A plan's calls are the plan's own.
  if (operation.option === 'deletion') return answer.json()
  expect(upstreamOf(asked, [...Object.values(ids), actor.id])).toEqual(callsOfSample(operation, user).toSorted())
  return answer.json()
}

export const upstream = [
  check(
    'clerk-errors',
    "Clerk's 404, 422, 429 and 500, a broken connection, and a page instead of JSON: the right refusal",
    [19, 21, 28],
    each(async (operation, world) => {
      const { clerk } = world
      const server = await world.server()
      const expected = callsOfSample(operation, world.somebody)
      for (const [index, line] of expected.entries()) {
        const { call, user, ids } = await prepare(operation, world)
        const actor = actorOf(operation, world, user)
        const bearer = await actor.bearer()
        const [method = '', path = ''] = line.split(' ')
        for (const { fault, status, code, header } of failures) {
          await clerk.fail({ ...fault, method, path: `/v1${path.replaceAll('{}', '*')}`, times: 1 })
          const { result: answer, asked } = await clerk.watch(() => ask(server, call, bearer))
          const aboutCaller = expected.length > operation.clerk.length && index === 0
          if (status === 404 && aboutCaller) assertRefused(answer, 403, 'forbidden')
          else if (status === 404 && sampleOf(operation).gone) expect(answer.json()).toEqual({ success: true })
          else if (refusalsOf(operation).has(code)) assertRefused(answer, status, code)
          // A code that the row does not declare would surprise a client.
          else assertRefused(answer, 502, 'clerk_unavailable')
          for (const [name, value] of header) expect(answer.headers[name]).toBe(value)
          // The calls after the failed one are not made, where one waits for the other.
          if (changes(operation))
            expect(upstreamOf(asked, [...Object.values(ids), actor.id])).toEqual(
              expected.slice(0, index + 1).toSorted(),
            )
          await clerk.mend()
        }
      }
    }),
  ),
  check('hang', 'a Clerk that does not answer: 504 in time', [20], (test) => {
    test('every operation', async (world) => {
      const { clerk } = world
      const server = await world.server('strict')
      const calls = await Promise.all(
        operations
          .filter(({ clerk: calls }) => calls.length > 0)
          .map(async (operation) => {
            const { call, user } = await prepare(operation, world)
            return { operation, call, bearer: await actorOf(operation, world, user).bearer() }
          }),
      )
      await clerk.fail({ path: '/v1/*', delayMs: 20_000 })
      const startedAt = performance.now()
      const answers = await Promise.all(
        calls.map(async ({ operation, call, bearer }) => ({ operation, answer: await ask(server, call, bearer) })),
      )
      expect(performance.now() - startedAt).toBeLessThan(5000)
      for (const { operation, answer } of answers) {
        assertRefused(answer, 504, 'clerk_timeout')
        if (operation.method === 'DELETE' && callsOfSample(operation, world.somebody).length === 1)
          expect(answer.text).toContain('safe to repeat')
      }
    })
  }),
  check(
    'success',
    'success: exactly the calls of the table, and only the fields of the schema',
    [28],
    each(async (operation, world) => {
      const prepared = await prepare(operation, world)
      const body = await succeeds(operation, world, prepared, 'bearer')
      const { output } = operation
      const schema = '~standard' in output ? output : output[200]
      expect(await schema['~standard'].validate(body)).toMatchObject({ value: body })
    }),
  ),
  check(
    'cookie',
    'the same with a cookie session, from a page of the app',
    [],
    each(async (operation, world) => {
      await succeeds(operation, world, await prepare(operation, world), 'browser')
    }, changes),
  ),
] as const
