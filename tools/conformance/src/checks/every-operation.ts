import { isReverificationHint } from '@clerk/shared/authorization-errors'
import { expect } from 'vitest'
import { assertRefused, listOf } from '../answers.ts'
import {
  actorOf,
  ask,
  changes,
  draft,
  expectedUpstream,
  fill,
  isOnOthers,
  operations,
  prepare,
  type Row,
  sampleOf,
  upstreamOf,
} from '../call.ts'
import { type Check, check } from '../check.ts'
import type { Answer } from '../http.ts'
import type { World } from '../world.ts'

/** One test for each operation of the table that this is about. */
const each =
  (
    run: (operation: Row, world: World) => Promise<void>,
    about: (operation: Row) => unknown = () => true,
  ): Check['tests'] =>
  (test) => {
    for (const operation of operations) if (about(operation)) test(operation.id, (world) => run(operation, world))
  }

/** Runs it, and Clerk's Backend API must not have been asked. */
async function quietly<T>({ clerk }: World, run: () => Promise<T>): Promise<T> {
  const { result, asked } = await clerk.watch(run)
  expect(asked).toEqual([])
  return result
}

const isSensitive = (operation: Row) => operation.sensitive || operation.id === 'updateSelf'
/** A call that is sensitive, by its input where that decides. */
const sensitiveDraft = (operation: Row, { somebody }: World) => {
  const call = draft(operation, somebody)
  const { sensitive } = sampleOf(operation)
  return sensitive ? { ...call, body: JSON.stringify(sensitive(somebody)) } : call
}

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

export const everyOperation = [
  check(
    'signed-out',
    'signed out: 401 with WWW-Authenticate, and Clerk is asked nothing',
    [1, 2],
    each(async (operation, world) => {
      const server = await world.server()
      const answer = await quietly(world, () => ask(server, draft(operation, world.somebody)))
      assertRefused(answer, 401, 'unauthenticated')
      expect(answer.headers['www-authenticate']).toMatch(/^Bearer/)
    }),
  ),
  check('wrong-method', 'a method that a path does not have: 405 with Allow, and nothing is done', [3, 4], (test) => {
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
  }),
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
    'HEAD: what GET says, without the body',
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
        assertRefused401(await ask(server, { ...call, method: 'HEAD' }))
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
  check(
    'impersonated',
    'a sensitive operation while impersonating: 403, and nothing is done',
    [14],
    each(async (operation, world) => {
      const server = await world.server()
      const actor = actorOf(operation, world, world.somebody)
      const bearer = await actor.bearer({ claims: { act: { sub: world.admin.id } } })
      const answer = await quietly(world, () => ask(server, sensitiveDraft(operation, world), bearer))
      assertRefused(answer, 403, 'impersonated')
    }, isSensitive),
  ),
  check(
    'step-up',
    "a sensitive operation long after the sign-in: Clerk's own 403, and nothing is done",
    [15, 16, 17],
    each(async (operation, world) => {
      const server = await world.server()
      const bearer = await actorOf(operation, world, world.somebody).bearer({ claims: { fva: [11, -1] } })
      const answer = await quietly(world, () => ask(server, sensitiveDraft(operation, world), bearer))
      expect(answer.status).toBe(403)
      expect(isReverificationHint(answer.json())).toBe(true)
    }, isSensitive),
  ),
  check(
    'not-authorized',
    'an operation on others by a member: 403, and nothing is done',
    [],
    each(async (operation, world) => {
      const server = await world.server()
      const bearer = await world.member.bearer()
      const answer = await quietly(world, () => ask(server, draft(operation, world.somebody), bearer))
      assertRefused(answer, 403, 'forbidden')
    }, isOnOthers),
  ),
  check(
    'own-account',
    'no administrator bans, locks or deletes himself by mistake',
    [],
    each(
      async (operation, world) => {
        const server = await world.server()
        const bearer = await world.admin.bearer()
        const answer = await quietly(world, () => ask(server, draft(operation, world.admin), bearer))
        assertRefused(answer, 409, 'own_account')
      },
      ({ id }) => ['deleteUser', 'banUser', 'banUsers', 'lockUser'].includes(id),
    ),
  ),
  check(
    'unknown-fields',
    'a field that is not listed: 422, and nothing is done',
    [29, 32],
    each(
      async (operation, world) => {
        const server = await world.server()
        const bearer = await actorOf(operation, world, world.somebody).bearer()
        const call = draft(operation, world.somebody)
        const given = sampleOf(operation).json?.(world.somebody) ?? {}
        for (const field of unlistedIn(operation)) {
          if (field === '__proto__' && !sampleOf(operation).json) continue
          const spoiled = sampleOf(operation).json
            ? { ...call, body: `${JSON.stringify(given).slice(0, -1)},${JSON.stringify(field)}:{"role":"admin"}}` }
            : { ...call, query: `${call.query}&${field}=1` }
          assertNames(await quietly(world, () => ask(server, spoiled, bearer)), field)
        }
      },
      (operation) => sampleOf(operation).json || (operation.method === 'GET' && operation.input),
    ),
  ),
  check(
    'proto-in-query',
    '`__proto__` in a query: 422, and nothing is done',
    [29],
    each(
      async (operation, world) => {
        const server = await world.server()
        const bearer = await actorOf(operation, world, world.somebody).bearer()
        const call = draft(operation, world.somebody)
        const spoiled = { ...call, query: `${call.query}&__proto__=1` }
        assertNames(await quietly(world, () => ask(server, spoiled, bearer)), '__proto__')
      },
      (operation) => operation.method === 'GET' && operation.input,
    ),
  ),
  check(
    'wrong-bodies',
    'a body of the wrong type, broken or too large: 415, 400, 413, 422, and nothing is done',
    [9],
    each(
      async (operation, world) => {
        const server = await world.server()
        const call = draft(operation, world.somebody)
        const bearer = await actorOf(operation, world, world.somebody).bearer()
        const json = 'application/json'
        for (const [status, code, type, body] of [
          [415, 'unsupported_media_type', 'text/plain', call.body],
          [415, 'unsupported_media_type', 'application/x-www-form-urlencoded', 'firstName=Grace'],
          [415, 'unsupported_media_type', 'multipart/form-data; boundary=x', '--x--'],
          [400, 'invalid_json', json, '{"firstName":'],
          [400, 'invalid_json', json, ''],
          [422, 'invalid_input', json, '[]'],
          [422, 'invalid_input', json, 'null'],
          [413, 'body_too_large', json, JSON.stringify({ firstName: 'x'.repeat(100_001) })],
        ] as const) {
          const headers = { ...bearer, 'content-type': type }
          const answer = await quietly(world, () => ask(server, { ...call, body }, headers))
          assertRefused(answer, status, code)
        }
      },
      (operation) => sampleOf(operation).json,
    ),
  ),
  check(
    'wrong-ids',
    'an id that is none: 4xx, and nothing is done',
    [35],
    each(
      (operation, world) =>
        refusesIds(operation, world, (name) => (name === 'provider' ? wrongIds : [...wrongIds, ...words])),
      ({ path }) => path.includes(':'),
    ),
  ),
  check(
    'dots-for-ids',
    'dots instead of an id: 4xx, and nothing is done',
    [35],
    each(
      (operation, world) => refusesIds(operation, world, () => ['.', '..', '%2e', '%2e%2e']),
      ({ path }) => path.includes(':'),
    ),
  ),
  check(
    'clerk-errors',
    "Clerk's 404, 422, 429, 500, a broken connection and a page instead of JSON: our refusals",
    [19, 21, 28],
    each(async (operation, world) => {
      const { clerk } = world
      const server = await world.server()
      for (const [index, upstream] of operation.upstream.entries()) {
        const { call, user, ids } = await prepare(operation, world)
        const bearer = await actorOf(operation, world, user).bearer()
        const [method = '', path = ''] = upstream.split(' ')
        for (const { fault, status, code, header } of failures) {
          await clerk.fail({ ...fault, method, path: `/v1${path.replace(/\{\w+\}/g, '*')}`, times: 1 })
          const { result: answer, asked } = await clerk.watch(() => ask(server, call, bearer))
          const gone = status === 404 && sampleOf(operation).gone
          if (gone) expect(answer.json()).toEqual({ success: true })
          else assertRefused(answer, status, code)
          for (const [name, value] of header) expect(answer.headers[name]).toBe(value)
          // What comes after the call that failed is not asked any more, where one waits for the other.
          if (changes(operation)) {
            expect(upstreamOf(asked, ids)).toEqual(
              expectedUpstream({ ...operation, upstream: operation.upstream.slice(0, index + 1) }),
            )
          }
          await clerk.mend()
        }
      }
    }),
  ),
  check('hang', 'Clerk does not answer: 504 in time', [20], (test) => {
    test('every operation', async (world) => {
      const { clerk } = world
      const server = await world.server('strict')
      const calls = await Promise.all(
        operations.map(async (operation) => {
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
        if (operation.method === 'DELETE' && operation.upstream.length === 1)
          expect(answer.text).toContain('safe to repeat')
      }
    })
  }),
  check(
    'success',
    'success: exactly the calls of the table, and in the answer only what its schema lists',
    [28],
    each(async (operation, world) => {
      const server = await world.server()
      const { call, user, ids } = await prepare(operation, world)
      const bearer = await actorOf(operation, world, user).bearer()
      const { result: answer, asked } = await world.clerk.watch(() => ask(server, call, bearer))
      expect(answer.status, answer.text).toBe(operation.status ?? 200)
      expect(upstreamOf(asked, ids)).toEqual(expectedUpstream(operation))
      const body = answer.json()
      expect(await operation.output['~standard'].validate(body)).toMatchObject({ value: body })
    }),
  ),
  check(
    'cookie',
    'the same with a cookie session, from a page of the app',
    [],
    each(async (operation, world) => {
      const server = await world.server()
      const { call, user, ids } = await prepare(operation, world)
      const browser = await actorOf(operation, world, user).browser()
      const { result: answer, asked } = await world.clerk.watch(() => ask(server, call, browser))
      expect(answer.status, answer.text).toBe(operation.status ?? 200)
      expect(upstreamOf(asked, ids)).toEqual(expectedUpstream(operation))
    }, changes),
  ),
  check('off', 'what is off by default is not there', [36], (test) => {
    test('off', async (world) => {
      const server = await world.server('bare')
      for (const operation of operations.filter(({ off }) => off)) {
        const bearer = await world.somebody.bearer()
        const answer = await quietly(world, () => ask(server, draft(operation, world.somebody), bearer))
        assertRefused(answer, 404, 'not_found')
      }
    })
  }),
  check('no-authorize', 'without `authorize` nothing on others is there', [], (test) => {
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

/** Sends every one of these wrong ids in every place of the path that has one. */
async function refusesIds(operation: Row, world: World, wrongFor: (name: string) => readonly string[]): Promise<void> {
  const server = await world.server()
  const { body, headers } = draft(operation, world.somebody)
  const bearer = await actorOf(operation, world, world.somebody).bearer()
  const names = [...operation.path.matchAll(/:(\w+)/g)].map(([, name]) => name as string)
  for (const name of names) {
    const rest = Object.fromEntries(
      names.map((other) => [other, other === 'userId' ? world.somebody.id : `idn_${letters}`]),
    )
    for (const wrong of wrongFor(name)) {
      const path = fill(operation.path, { ...rest, [name]: wrong })
      const answer = await quietly(world, () =>
        server.ask(operation.method, path, { headers: { ...bearer, ...headers }, body }),
      )
      expect(answer.status, `${path} ${answer.text}`).toBeOneOf([404, 405, 409, 413, 414, 415, 422, 431])
    }
  }
}

const letters = 'ConformanceConformanceConfo'

const wrongIds = [
  'user_x/mfa',
  `user_${letters}%2Fmfa`,
  `user_${letters}%2fban`,
  `user_${letters}%3Fa=1`,
  `user_${letters}%23`,
  `user_${letters}%00`,
  `user_${letters},user_${letters}`,
  '%5B%22user_1%22%5D',
  '%2e%2e%2f%2e%2e',
  '..%2f..%2fjwks',
  '%252e%252e',
  '0',
  '*',
  ' '.replace(' ', '%20'),
  'x'.repeat(10_000),
]

/** These could be the name of a provider. */
const words = ['me', 'null', 'true', 'undefined']

/** What callers have tried to send along: Clerk's own fields, in both spellings, and JavaScript's. */
const unlisted = [
  'nobodyKnowsThis',
  'publicMetadata',
  'privateMetadata',
  'public_metadata',
  'private_metadata',
  'deleteSelfEnabled',
  'delete_self_enabled',
  'externalId',
  'external_id',
  'passwordDigest',
  'password_digest',
  'skipPasswordChecks',
  'skip_password_checks',
  'totpSecret',
  'first_name',
  'banned',
  '__proto__',
  'constructor',
]

/** Those that the operation takes under no option, or under none that is set. */
function unlistedIn({ input }: Row): readonly string[] {
  const schema = typeof input === 'object' ? input.schema : undefined
  const entries = (schema as { entries?: object } | undefined)?.entries ?? {}
  return unlisted.filter((name) => !Object.hasOwn(entries, name))
}

interface Failure {
  readonly fault: object
  readonly status: number
  readonly code: string
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

/** A refusal that says which field it is about. */
function assertNames(answer: Answer, field: string): void {
  assertRefused(answer, 422, 'invalid_input')
  const { issues } = answer.json() as { issues: readonly { path: readonly unknown[] }[] }
  expect(
    issues.some(({ path }) => path[0] === field),
    answer.text,
  ).toBe(true)
}

const assertRefused401 = (answer: { readonly status: number; readonly text: string }) =>
  expect([answer.status, answer.text]).toEqual([401, ''])
