import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { assertRefused, assertSafe } from '../answers.ts'
import { actorOf, callsOfSample, prepare, sampleOf, upstreamOf } from '../call.ts'
import { check, one } from '../check.ts'
import { operations } from '../table.ts'

/** Options that are wrong, and what the message must say. The others are tested where they are read. */
const wrongOptions: readonly (readonly [options: object, says: readonly string[]])[] = [
  [{ timeoutMs: 0 }, ['timeoutMs', 'milliseconds']],
  [{ trustedOrigins: ['https://app.example/path'] }, ['trustedOrigins', 'without a path']],
  [{ trustedOrigins: ['https://*.example'] }, ['trustedOrigins', 'without a path']],
  [{ signInUrl: 'https://evil.example' }, ['signInUrl', 'a path of this app']],
  [{ redirectTo: '/さようなら' }, ['redirectTo', 'a path of this app']],
  [{ operations: { verifySelfPassword: true } }, ['limiter', 'verifySelfPassword']],
]

export const setup = [
  check(
    'wrong-option',
    'an invalid option stops the app at start, and the message has the fix',
    [8, 30, 36, 52],
    (test) => {
      for (const [options, says] of wrongOptions) {
        test(JSON.stringify(options), async (world) => {
          const output = await world.startsWith(options)
          for (const words of ['account-routes: the option', ...says]) expect(output).toContain(words)
        })
      }
    },
  ),
  one(
    'no-middleware',
    "without Clerk's middleware: 500 without details, and the log has the line to add",
    [28],
    async (world) => {
      const server = await world.variants()
      for (const [method, path] of [
        ['GET', '/without-clerk/me'],
        ['DELETE', '/without-clerk/me'],
        ['POST', '/without-clerk-alone'],
      ] as const) {
        const answer = await server.send(path, { method, headers: await world.somebody.bearer() })
        assertSafe(method, answer)
        assertRefused(answer, 500, 'misconfigured')
        expect(answer.text).not.toMatch(/clerk/i)
      }
      const [, line] = server.output().split('[account-routes] misconfigured')
      expect(line).toContain(world.target.sdk)
    },
  ),
  one(
    'unset',
    'a role in an unset variable: the app builds, nobody is allowed, and the log has the cause',
    [37],
    async (world) => {
      const server = await world.variants()
      for (const person of [world.admin, world.member]) {
        const answer = await server.send('/unset/users', { headers: await person.bearer() })
        assertSafe('GET', answer)
        assertRefused(answer, 403, 'forbidden')
      }
      const own = await server.send('/unset/me', { headers: await world.member.bearer() })
      expect(own.status, own.text).toBe(200)
      expect(server.output().match(/hasRole\(\) was called with undefined/g)).toHaveLength(1)
    },
  ),
  one('parties', 'a token for another party: 401 if the app sets `authorizedParties`', [13], async (world) => {
    const server = await world.variants()
    const { somebody } = world
    for (const kind of ['bearer', 'browser'] as const) {
      for (const [azp, status] of [
        ['https://app.example', 200],
        ['https://evil.example', 401],
        ['https://app.example.evil.example', 401],
      ] as const) {
        const answer = await server.send('/parties/me', { headers: await somebody[kind]({ claims: { azp } }) })
        assertSafe('GET', answer)
        expect(answer.status, `${kind} ${azp}`).toBe(status)
      }
    }
  }),
  check('parsed', 'a body parser of the app before the mount makes no difference', [9], (test) => {
    for (const [name, type, body] of [
      ['JSON', 'application/json', '{"firstName":"Grace"}'],
      ['JSON with a charset', 'application/json; charset=utf-8', '{"firstName":"Grace"}'],
      ['an unknown field', 'application/json', '{"banned":true}'],
      ['__proto__', 'application/json', '{"firstName":"a","__proto__":{"role":"admin"}}'],
      ['truncated', 'application/json', '{"firstName":'],
      ['nothing', 'application/json', ''],
      ['a list', 'application/json', '[1]'],
      ['not UTF-8', 'application/json', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
      ['a form', 'application/x-www-form-urlencoded', 'firstName=Grace'],
      ['a broken form', 'application/x-www-form-urlencoded', '%E0%A4%A=%'],
      ['text', 'text/plain', '{"firstName":"Grace"}'],
      ['no type', undefined, '{"firstName":"Grace"}'],
      ['too large', 'application/json', JSON.stringify({ firstName: 'x'.repeat(200_000) })],
      ['another charset', 'application/json; charset=utf-7', '{"firstName":"Grace"}'],
      ['compressed', 'application/json', gzipSync('{"firstName":"Grace"}')],
      ['compressed, it says', 'application/json', '{"firstName":"Grace"}'],
    ] as const) {
      test(name, async (world) => {
        const [plain, parsed] = [await world.server(), await world.variants()]
        for (const signedIn of [true, false]) {
          for (const [method, path] of [
            ['PATCH', '/me'],
            ['DELETE', '/me/profile-image'],
          ] as const) {
            const headers = {
              ...(signedIn && (await world.somebody.bearer())),
              ...(type && { 'content-type': type }),
              ...(name.startsWith('compressed') && { 'content-encoding': 'gzip' }),
            }
            const usual = await plain.ask(method, path, { headers, body })
            const answer = await parsed.send(`/parsed${path}`, { method, headers, body })
            assertSafe(method, answer)
            expect({ status: answer.status, code: codeOf(answer.json()) }).toEqual({
              status: usual.status,
              code: codeOf(usual.json()),
            })
          }
        }
      })
    }
    test('a picture', async (world) => {
      const server = await world.variants()
      const sample = sampleOf(operations.find(({ input }) => input?.from === 'picture') as (typeof operations)[number])
      const headers = { ...(await world.somebody.bearer()), 'content-type': 'image/png' }
      const answer = await server.send('/parsed/me/profile-image', { method: 'PUT', headers, body: sample.picture })
      expect(answer.status, answer.text).toBe(200)
    })
  }),
  check('alone-by-path', "each operation mounted alone, with its ids in the framework's path", [], (test) => {
    for (const operation of operations) {
      test(operation.id, async (world) => {
        const server = await world.variants()
        const { call, user, ids } = await prepare(operation, world)
        const actor = actorOf(operation, world, user)
        const headers = { ...call.headers, ...(await actor.bearer()) }
        const method = operation.method === 'GET' ? 'GET' : 'POST'
        const path = `/by-path${call.path}/${operation.id}${call.query && `?${call.query}`}`
        const { result: answer, asked } = await world.clerk.watch(() =>
          server.send(path, { method, headers, body: call.body }),
        )
        assertSafe(method, answer)
        expect(answer.status, answer.text).toBe(operation.status ?? 200)
        const open = [...Object.values(ids), actor.id]
        expect(upstreamOf(asked, open)).toEqual(callsOfSample(operation, user).toSorted())
      })
    }
  }),
  check('alone-by-body', 'each operation mounted alone, with its ids in the body', [10, 35], (test) => {
    for (const operation of operations.filter(({ method, path }) => method !== 'GET' && path.includes(':'))) {
      if (sampleOf(operation).picture) continue
      test(operation.id, async (world) => {
        const server = await world.variants()
        const { call, user, ids } = await prepare(operation, world)
        const actor = actorOf(operation, world, user)
        const headers = { 'content-type': 'application/json', ...(await actor.bearer()) }
        const path = `/by-body/${operation.id}`
        const input = call.body ? JSON.parse(String(call.body)) : {}
        const own = Object.fromEntries(Object.entries(ids).filter(([name]) => operation.path.includes(`:${name}`)))
        for (const name of Object.keys(own)) {
          for (const wrong of [
            [own[name]],
            { id: own[name] },
            1,
            true,
            null,
            `${own[name]}/mfa`,
            `${own[name]}?a`,
            '..',
            'x'.repeat(10_000),
          ]) {
            const body = JSON.stringify({ ...input, ...own, [name]: wrong })
            const { result: answer, asked } = await world.clerk.watch(() =>
              server.send(path, { method: 'POST', headers, body }),
            )
            assertSafe('POST', answer)
            assertRefused(answer, 422, 'invalid_input')
            expect(asked).toEqual([])
          }
        }
        const body = JSON.stringify({ ...input, ...own })
        const { result: answer, asked } = await world.clerk.watch(() =>
          server.send(path, { method: 'POST', headers, body }),
        )
        assertSafe('POST', answer)
        expect(answer.status, answer.text).toBe(operation.status ?? 200)
        const open = [...Object.values(ids), actor.id]
        expect(upstreamOf(asked, open)).toEqual(callsOfSample(operation, user).toSorted())
      })
    }
  }),
] as const

const codeOf = (body: unknown): unknown => (body as { code?: unknown } | undefined)?.code
