import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import { assertRefused } from '../../answers.ts'
import { check, one } from '../../check.ts'
import { noisyPng } from '../../pictures.ts'
import { timeoutMs } from '../../rules.ts'
import { open } from '../../socket.ts'
import { mount, type World } from '../../world.ts'

const json = { 'content-type': 'application/json' }

/** Fails where an answer takes longer than a bounded wait and the machine's own delays. */
async function inTime<T>(run: () => Promise<T>): Promise<T> {
  const startedAt = performance.now()
  const result = await run()
  expect(performance.now() - startedAt).toBeLessThan(timeoutMs + 2000)
  return result
}

const putPicture = async (world: World, bearer: object, body: Uint8Array) =>
  (await world.server()).send(`${mount}/me/profile-image`, {
    method: 'PUT',
    headers: { ...bearer, 'content-type': 'image/png' },
    body,
  })

export const bounds = [
  one(
    'mount-parameters',
    "a mount below /t/:userId: the operation's own path names the account, not the mount",
    [45],
    async (world) => {
      const server = await world.variants()
      const { admin, clerk } = world
      const [tenant, target] = [await clerk.newUser(), await clerk.newUser()]
      const below = `/t/${tenant.id}/account`
      const bearer = await admin.bearer()
      const own = await server.send(`${below}/me`, { headers: bearer })
      expect(own.json()).toMatchObject({ id: admin.id })
      const headers = { ...bearer, ...json }
      const path = `${below}/users/${target.id}?userId=${tenant.id}`
      for (const [method, body, status] of [
        ['PATCH', { firstName: 'Grace' }, 200],
        ['PATCH', { firstName: 'Grace', userId: tenant.id }, 422],
        ['DELETE', { userId: tenant.id }, 200],
      ] as const) {
        const outgoing = { method, headers, body: JSON.stringify(body) }
        const { result: answer, asked } = await clerk.watch(() => server.send(path, outgoing))
        expect(answer.status, answer.text).toBe(status)
        expect(asked.filter((line) => line.includes(tenant.id))).toEqual([])
      }
      expect(await clerk.find(target.id)).toBeUndefined()
      expect(await clerk.find(tenant.id)).toBeDefined()
    },
  ),
  one(
    'authorize-input',
    '`authorize` sees the input: a rule can allow the locale but not the name, and decides about each of several users',
    [46],
    async (world) => {
      const server = await world.server('fields')
      const user = await world.clerk.newUser()
      const headers = { ...(await world.member.bearer()), ...json }
      const patch = (body: object) => server.ask('PATCH', `/users/${user.id}`, { headers, body: JSON.stringify(body) })
      expect((await patch({ locale: 'en-US' })).status).toBe(200)
      for (const body of [{ firstName: 'Grace' }, { locale: 'en-US', firstName: 'Grace' }]) {
        const { result: answer, asked } = await world.clerk.watch(() => patch(body))
        assertRefused(answer, 403, 'forbidden')
        expect(asked).toEqual([])
      }
      const bulk = { headers, body: JSON.stringify({ userIds: [user.id] }) }
      expect((await server.ask('POST', '/users/ban', bulk)).status).toBe(200)
    },
  ),
  check('silence', 'functions of the app that never answer: 500 within `timeoutMs`', [48], (test) => {
    for (const [name, path] of [
      ['`authorize`', (world: World) => `/users/${world.somebody.id}`],
      ['`limiter`', () => '/me/sessions'],
    ] as const)
      test(name, async (world) => {
        const server = await world.server('fields')
        const headers = await world.member.bearer()
        const answer = await inTime(() => server.ask('GET', path(world), { headers }))
        assertRefused(answer, 500, 'internal')
        expect(server.output()).toContain(`The option ${name} did not answer within \`timeoutMs\``)
      })
  }),
  one('many-mistakes', 'an input with 49,000 mistakes: 422 with at most 50 of them', [53], async (world) => {
    const server = await world.server()
    const headers = { ...(await world.admin.bearer()), ...json }
    for (const body of [
      { userIds: Array.from({ length: 49_000 }, () => 1) },
      { userIds: Array.from({ length: 9_000 }, () => 1) },
      Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`n${index}`, 1])),
    ]) {
      const answer = await server.ask('POST', '/users/ban', { headers, body: JSON.stringify(body) })
      expect(answer.status).toBe(422)
      expect((answer.json() as { issues: unknown[] }).issues.length).toBeLessThanOrEqual(50)
      expect(answer.text.length).toBeLessThan(10_000)
    }
  }),
  one(
    'two-uploads',
    'one user uploads at most two pictures at once: 503 and Retry-After for more',
    [47],
    async (world) => {
      const bearer = await (await world.clerk.newUser()).bearer()
      await world.clerk.fail({ method: 'POST', path: '/v1/users/*', delayMs: 1000 })
      const answers = await Promise.all(Array.from({ length: 6 }, () => putPicture(world, bearer, noisyPng(100_000))))
      const refused = answers.filter(({ status }) => status !== 200)
      expect(refused.length).toBeGreaterThan(1)
      for (const answer of refused) {
        assertRefused(answer, 503, 'busy')
        expect(answer.headers['retry-after']).toBe('1')
      }
      await world.clerk.mend()
      expect((await putPicture(world, bearer, noisyPng(1000))).status).toBe(200)
    },
  ),
  one('dripping-body', 'a picture that arrives too slowly: 408', [47], async (world) => {
    const { url } = await world.server()
    const bearer = await (await world.clerk.newUser()).bearer()
    const socket = await open(url)
    let text = ''
    socket.setEncoding('latin1').on('data', (data: string) => {
      text += data
    })
    socket.on('error', () => {})
    const headers = { host: new URL(url).host, ...bearer, 'content-type': 'image/png', 'content-length': 1_000_000 }
    const lines = Object.entries(headers).map((line) => line.join(': '))
    socket.write(`PUT ${mount}/me/profile-image HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
    for (let count = 0; text === '' && count < 80; count++) {
      socket.write(Buffer.alloc(500))
      await delay(100)
    }
    socket.destroy()
    expect(text).toMatch(/^HTTP\/1\.1 408 /)
  }),
] as const
