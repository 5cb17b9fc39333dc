import { Agent } from 'node:http'
import { expect } from 'vitest'
import { assertRefused, assertSafe } from '../answers.ts'
import { check, one } from '../check.ts'
import { cookiesOf } from '../clerk.ts'
import { signedByAnotherKey, signedWithPublicKey, tampered, unsigned } from '../forgery.ts'
import { noisyPng } from '../pictures.ts'
import { mount, type World } from '../world.ts'

type Headers = Readonly<Record<string, string>>
type Make = (world: World) => Promise<Headers>

const bearer = (jwt: string): Headers => ({ authorization: `Bearer ${jwt}` })
const cookie = (world: World, jwt: string): Headers => ({
  cookie: cookiesOf(jwt, world.clerk.emulator.publishableKey),
  'sec-fetch-site': 'same-origin',
})
const jwtOf = ({ clerk, somebody }: World, options = {}) => clerk.jwt(somebody.id, options)
const opaque = 'q7Xw2Kc9ZtR4vB8nM1jL6pD3sF5hG0yA'

/** A token of a JWT template: the same key and the same user, but no session. */
const template = {
  claims: { sid: null, sts: null, fva: null, v: null, metadata: null },
  header: { cat: 'cl_B7d4PD222AAA' },
}

/** Everything that is not a live session of a person. */
const bad: Readonly<Record<string, Make>> = {
  'no credentials': async () => ({}),
  'an expired token': async (world) => bearer(await jwtOf(world, { expiresInSeconds: -60 })),
  'a token of the future': async (world) =>
    bearer(await jwtOf(world, { claims: { nbf: Math.floor(Date.now() / 1000) + 3600 } })),
  'a malformed token': async () => bearer('not.a.token'),
  'a word for a token': async () => bearer('x'),
  'an empty token': async () => ({ authorization: 'Bearer' }),
  "another key's token": async (world) => bearer(signedByAnotherKey(await jwtOf(world))),
  'alg none': async (world) => bearer(unsigned(await jwtOf(world))),
  'the public key as a secret': async (world) =>
    bearer(signedWithPublicKey(await jwtOf(world), world.clerk.emulator.jwtKey)),
  'tampered claims': async (world) => bearer(tampered(await jwtOf(world), { sub: world.admin.id })),
  'a pending session': async (world) => bearer(await jwtOf(world, { claims: { sts: 'pending' } })),
  'a token without a user': async (world) => bearer(await jwtOf(world, { claims: { sub: '' } })),
  'a template token': async (world) => bearer(await jwtOf(world, template)),
  'an OAuth JWT': async (world) => bearer(await jwtOf(world, { header: { typ: 'at+jwt' } })),
  'an API key': async () => bearer(`ak_${opaque}`),
  'a machine token': async () => bearer(`mt_${opaque}`),
  'an OAuth token': async () => bearer(`oat_${opaque}`),
  Basic: async () => ({ authorization: `Basic ${btoa('ada@example.com:secret')}` }),
  'an expired cookie': async (world) => cookie(world, await jwtOf(world, { expiresInSeconds: -60 })),
  "another key's cookie": async (world) => cookie(world, signedByAnotherKey(await jwtOf(world))),
  'a pending cookie': async (world) => cookie(world, await jwtOf(world, { claims: { sts: 'pending' } })),
  'a template token for a cookie': async (world) => cookie(world, await jwtOf(world, template)),
  'an API key for a cookie': async (world) => cookie(world, `ak_${opaque}`),
}

export const credentials = [
  check('credentials', 'anything but a live session of a person: 401, and no user is read', [1, 2, 11, 12], (test) => {
    for (const [name, make] of Object.entries(bad)) {
      test(name, async (world) => {
        const server = await world.server()
        const headers = await make(world)
        const { result: answers, asked } = await world.clerk.watch(() =>
          Promise.all([
            server.ask('GET', '/me', { headers }),
            server.ask('DELETE', '/me', { headers }),
            server.ask('GET', `/users/${world.member.id}`, { headers }),
            server.alone({ headers }),
          ]),
        )
        for (const answer of answers) {
          assertRefused(answer, 401, 'unauthenticated')
          expect(answer.headers['www-authenticate']).toBe('Bearer')
        }
        // An SDK may ask Clerk what a machine token is; nobody's account is touched by that.
        expect(asked.filter((line) => line.includes('/users') || line.includes('/sessions'))).toEqual([])
        expect(await world.clerk.find(world.somebody.id)).toBeDefined()
      })
    }
  }),
  one('keep-alive', '100 refusals on one connection, with unread bodies: all are answered', [1], async (world) => {
    const server = await world.server()
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const json = { 'content-type': 'application/json' }
    const kinds = [
      { path: `${mount}/me`, method: 'DELETE' },
      { path: `${mount}/me`, method: 'PATCH', headers: json, body: '{"firstName":"Grace"}' },
      { path: world.target.single, method: 'POST', headers: json, body: '{}' },
      {
        path: `${mount}/me/profile-image`,
        method: 'PUT',
        headers: { 'content-type': 'image/png' },
        body: noisyPng(50_000),
      },
    ]
    let connections = 0
    try {
      for (let count = 0; count < 100; count++) {
        const { path, ...outgoing } = kinds[count % kinds.length] as (typeof kinds)[number]
        const answer = await server.send(path, { ...outgoing, agent })
        assertSafe(outgoing.method, answer)
        expect(answer.status).toBe(401)
        if (!answer.reusedSocket) connections++
      }
    } finally {
      agent.destroy()
    }
    expect(connections).toBe(1)
  }),
] as const
