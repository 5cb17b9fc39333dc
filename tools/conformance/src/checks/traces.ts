import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import { assertRefused } from '../answers.ts'
import { one } from '../check.ts'
import { noisyPng } from '../pictures.ts'
import type { Server } from '../world.ts'

interface LoggedEvent {
  readonly operation: string
  readonly actor: string | null
  readonly target: string | null
  readonly targets: readonly string[]
  readonly outcome: string
  readonly status: number
  readonly code?: string
}

const eventsIn = (output: string): readonly LoggedEvent[] =>
  output.split('\n').flatMap((line) => (/^\{.*"operation":/.test(line) ? [JSON.parse(line) as LoggedEvent] : []))

/** Events that this logged. A process writes when it likes, so it is asked until the number is there. */
async function eventsOf(server: Server, count: number, run: () => Promise<void>): Promise<readonly LoggedEvent[]> {
  await delay(50)
  const before = eventsIn(server.output()).length
  await run()
  for (let patience = 40; patience > 0 && eventsIn(server.output()).length < before + count; patience--) await delay(25)
  return eventsIn(server.output()).slice(before)
}

export const traces = [
  one('limiter', "the app's limiter refuses before any call to Clerk: 429 with Retry-After", [22], async (world) => {
    const server = await world.server('bare')
    const headers = await world.somebody.bearer()
    const { result: answer, asked } = await world.clerk.watch(() => server.ask('GET', '/me', { headers }))
    assertRefused(answer, 429, 'rate_limited')
    expect(answer.headers['retry-after']).toBe('7')
    expect(asked).toEqual([])
  }),
  one('headers', 'every status has no-store, nosniff, JSON and Vary', [27], async (world) => {
    const { clerk, somebody, member } = world
    const server = await world.server('strict')
    const bearer = await somebody.bearer()
    const path = `/v1/users/${somebody.id}`
    const statusOf = async (...request: Parameters<Server['ask']>) => (await server.ask(...request)).status
    const json = { ...bearer, 'content-type': 'application/json' }
    const seen = [
      await statusOf('GET', '/me', { headers: bearer }),
      await statusOf('OPTIONS', '/me'),
      await statusOf('PATCH', '/me', { headers: json, body: '{' }),
      await statusOf('PATCH', '/me'),
      await statusOf('DELETE', `/users/${member.id}`, { headers: bearer }),
      await statusOf('GET', '/nothing', { headers: bearer }),
      await statusOf('PUT', '/me', { headers: bearer }),
      await statusOf('POST', '/users/ban', {
        headers: { ...(await world.admin.bearer()), 'content-type': 'application/json' },
        body: JSON.stringify({ userIds: [world.admin.id] }),
      }),
      await statusOf('PUT', '/me/profile-image', {
        headers: { ...bearer, 'content-type': 'image/png' },
        body: noisyPng(10_000_001),
      }),
      await statusOf('PATCH', '/me', { headers: { ...bearer, 'content-type': 'text/plain' }, body: '{}' }),
      await statusOf('PATCH', '/me', { headers: json, body: '{}' }),
    ]
    for (const fault of [{ status: 429 }, { status: 401 }, { status: 500 }, { delayMs: 3000 }]) {
      await clerk.fail({ ...fault, path, times: 1 })
      seen.push(await statusOf('GET', '/me', { headers: bearer }))
    }
    expect(seen).toEqual([200, 204, 400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 502, 504])
  }),
  one('clerk-headers', "Clerk's headers with token times and addresses are removed", [28], async (world) => {
    const server = await world.server()
    for (const headers of [
      {},
      { authorization: 'Bearer not.a.token' },
      await world.somebody.bearer({ expiresInSeconds: -60 }),
      await world.somebody.browser({ expiresInSeconds: -60 }),
      await world.somebody.bearer(),
    ]) {
      for (const answer of [
        await server.ask('GET', '/me', { headers }),
        await server.ask('PATCH', '/me', { headers }),
      ]) {
        expect(Object.keys(answer.headers).filter((name) => name.startsWith('x-clerk-'))).toEqual([])
      }
    }
  }),
  one(
    'events',
    'one event per attempt, including refused ones, without a token, an email address or a body',
    [31],
    async (world) => {
      const { clerk, admin, member } = world
      const server = await world.server()
      const user = await clerk.newUser()
      const marker = 'a-name-that-no-log-must-hold'
      const events = await eventsOf(server, 6, async () => {
        await server.ask('DELETE', '/me')
        await server.ask('DELETE', '/me', { headers: { ...(await user.browser()), 'sec-fetch-site': 'cross-site' } })
        await server.ask('DELETE', `/users/${user.id}`, { headers: await member.bearer() })
        const headers = {
          ...(await user.bearer({ claims: { act: { sub: admin.id } } })),
          'content-type': 'application/json',
        }
        await server.ask('PATCH', '/me', { headers, body: JSON.stringify({ firstName: marker }) })
        await server.ask('DELETE', `/users/${user.id}`, { headers: await admin.bearer() })
        await clerk.fail({ path: `/v1/users/${member.id}`, status: 500, times: 1 })
        await server.ask('GET', '/me', { headers: await member.bearer() })
      })
      const other = { impersonator: null, durationMs: expect.any(Number) }
      expect(events).toEqual([
        {
          ...other,
          operation: 'deleteSelf',
          actor: null,
          target: null,
          targets: [],
          outcome: 'refused',
          status: 401,
          code: 'unauthenticated',
        },
        {
          ...other,
          operation: 'deleteSelf',
          actor: null,
          target: null,
          targets: [],
          outcome: 'refused',
          status: 403,
          code: 'cross_origin',
        },
        {
          ...other,
          operation: 'deleteUser',
          actor: member.id,
          target: user.id,
          targets: [user.id],
          outcome: 'refused',
          status: 403,
          code: 'forbidden',
        },
        {
          ...other,
          operation: 'updateSelf',
          actor: user.id,
          impersonator: admin.id,
          target: user.id,
          targets: [user.id],
          outcome: 'done',
          status: 200,
        },
        {
          ...other,
          operation: 'deleteUser',
          actor: admin.id,
          target: user.id,
          targets: [user.id],
          outcome: 'done',
          status: 200,
        },
        {
          ...other,
          operation: 'getSelf',
          actor: member.id,
          target: member.id,
          targets: [member.id],
          outcome: 'failed',
          status: 502,
          code: 'clerk_unavailable',
        },
      ])
      expect(server.output()).not.toContain(marker)
    },
  ),
  one(
    'event-targets',
    'an event names every user involved: each of several, and the one created',
    [51],
    async (world) => {
      const { clerk, admin, member } = world
      const server = await world.server()
      const [first, second] = [await clerk.newUser(), await clerk.newUser()]
      const body = JSON.stringify({ userIds: [first.id, second.id] })
      let created = ''
      const events = await eventsOf(server, 3, async () => {
        const json = { 'content-type': 'application/json' }
        for (const person of [admin, member])
          await server.ask('POST', '/users/ban', { headers: { ...(await person.bearer()), ...json }, body })
        const answer = await server.ask('POST', '/users', {
          headers: { ...(await admin.bearer()), ...json },
          body: JSON.stringify({ emailAddress: [`${first.id.toLowerCase()}@example.org`] }),
        })
        created = (answer.json() as { id: string }).id
      })
      expect(events).toMatchObject([
        { operation: 'banUsers', actor: admin.id, target: null, targets: [first.id, second.id], status: 200 },
        { operation: 'banUsers', actor: member.id, target: null, targets: [first.id, second.id], status: 403 },
        { operation: 'createUser', actor: admin.id, target: created, targets: [created], status: 201 },
      ])
    },
  ),
] as const
