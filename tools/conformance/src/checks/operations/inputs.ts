import { expect } from 'vitest'
import { assertRefused } from '../../answers.ts'
import { actorOf, ask, type Call, draft, fill, parametersOf, sampleOf } from '../../call.ts'
import { check } from '../../check.ts'
import type { Answer } from '../../http.ts'
import type { Row } from '../../table.ts'
import type { World } from '../../world.ts'
import { each, quietly } from './each.ts'

export const inputs = [
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
    'an invalid id: 4xx, and nothing is done',
    [35],
    each(
      async (operation, world) => {
        const server = await world.server()
        const bearer = await actorOf(operation, world, world.somebody).bearer()
        const wrong = (name: string) => (name === 'provider' ? wrongIds : [...wrongIds, ...words])
        for (const request of withIds(operation, world, wrong)) {
          const answer = await quietly(world, () => ask(server, request, bearer))
          expect(answer.status, `${request.path} ${answer.text}`).toBeOneOf(refusalStatuses)
        }
      },
      ({ path }) => path.includes(':'),
    ),
  ),
  check(
    'dots-for-ids',
    'dots instead of an id: nothing is changed',
    [35],
    each(
      async (operation, world) => {
        const bearer = await actorOf(operation, world, world.somebody).bearer()
        for (const request of withIds(operation, world, () => ['.', '..', '%2e', '%2e%2e'])) {
          const server = await world.server()
          const { result: answer, asked } = await world.clerk.watch(() => ask(server, request, bearer))
          // An address parser resolves dots: a read may become the read of the folder above.
          const read = answer.status === 200 && operation.method === 'GET'
          if (!read) expect(answer.status, `${request.path} ${answer.text}`).toBeOneOf(refusalStatuses)
          expect(asked.filter((line) => !(read && line.startsWith('GET ')))).toEqual([])
        }
      },
      ({ path }) => path.includes(':'),
    ),
  ),
] as const

const refusalStatuses = [404, 405, 409, 413, 414, 415, 422, 431]

/** A call for each of these wrong ids in each place of the path that has one. */
function withIds(operation: Row, { somebody }: World, wrongFor: (name: string) => readonly string[]): readonly Call[] {
  const call = draft(operation, somebody)
  const names = parametersOf(operation)
  return names.flatMap((name) => {
    const rest = Object.fromEntries(names.map((other) => [other, other === 'userId' ? somebody.id : `idn_${letters}`]))
    return wrongFor(name).map((wrong) => ({ ...call, path: fill(operation.path, { ...rest, [name]: wrong }) }))
  })
}

const letters = 'ConformanceConformanceConfo'

const wrongIds = [
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

/** Fields that callers have tried to send along: Clerk's own, in both spellings, and JavaScript's. */
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

/** The fields of them that the operation takes under no option, or under none that is set. */
function unlistedIn({ input }: Row): readonly string[] {
  const { schema } = input?.within?.({} as Parameters<NonNullable<typeof input.within>>[0]) ?? input ?? {}
  const entries = (schema as { entries?: object } | undefined)?.entries ?? {}
  return unlisted.filter((name) => !Object.hasOwn(entries, name))
}

/** A refusal that says which field it is about. */
function assertNames(answer: Answer, field: string): void {
  assertRefused(answer, 422, 'invalid_input')
  const { issues } = answer.json() as { issues: readonly { path: readonly unknown[] }[] }
  expect(
    issues.some(({ path }) => path[0] === field),
    answer.text,
  ).toBe(true)
}
