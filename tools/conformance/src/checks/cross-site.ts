import { expect } from 'vitest'
import { assertRefused } from '../answers.ts'
import { check } from '../check.ts'
import type { Rules } from '../rules.ts'
import type { World } from '../world.ts'

type Headers = Readonly<Record<string, string>>
type Case = readonly [name: string, headers: (host: string) => Headers]

const allowed: readonly Case[] = [
  ['Sec-Fetch-Site same-origin', () => ({ 'sec-fetch-site': 'same-origin' })],
  ['Sec-Fetch-Site none', () => ({ 'sec-fetch-site': 'none' })],
  ['Sec-Fetch-Site same-origin, whatever Origin is', () => ({ 'sec-fetch-site': 'same-origin', origin: 'null' })],
  ['the own Origin', (host) => ({ origin: `http://${host}` })],
  [
    'the own Origin, behind a proxy that ends TLS',
    (host) => ({ origin: `https://${host}`, 'x-forwarded-proto': 'https' }),
  ],
  [
    'the Origin of the host that a proxy forwards',
    () => ({ origin: 'https://app.example', 'x-forwarded-host': 'app.example', 'x-forwarded-proto': 'https' }),
  ],
  [
    'a fetch through that proxy',
    () => ({
      'sec-fetch-site': 'same-origin',
      origin: 'https://app.example',
      'x-forwarded-host': 'app.example',
      'x-forwarded-proto': 'https',
    }),
  ],
]

const refused: readonly Case[] = [
  ['Sec-Fetch-Site cross-site', () => ({ 'sec-fetch-site': 'cross-site' })],
  [
    'Sec-Fetch-Site cross-site with the own Origin',
    (host) => ({ 'sec-fetch-site': 'cross-site', origin: `http://${host}` }),
  ],
  ['Sec-Fetch-Site same-site', (host) => ({ 'sec-fetch-site': 'same-site', origin: `http://${host}` })],
  ['an unknown Sec-Fetch-Site', () => ({ 'sec-fetch-site': 'same-origin, cross-site' })],
  ['an empty Sec-Fetch-Site', () => ({ 'sec-fetch-site': '' })],
  ['a foreign Origin', () => ({ origin: 'https://evil.example' })],
  ['Origin null', () => ({ origin: 'null' })],
  ['a sibling', (host) => ({ origin: `http://sibling.${host}` })],
  ['the own host as the beginning of another', (host) => ({ origin: `http://${host}.attacker.example` })],
  ['the own host as a user name', (host) => ({ origin: `http://${host}@attacker.example` })],
  ['another port', (host) => ({ origin: `http://${host.split(':')[0]}:1` })],
  ['no port', (host) => ({ origin: `http://${host.split(':')[0]}` })],
  ['the own Origin with a path', (host) => ({ origin: `http://${host}/` })],
  ['another scheme', (host) => ({ origin: `ftp://${host}` })],
  ['neither header', () => ({})],
  ['an origin that is trusted elsewhere', () => ({ origin: 'https://trusted.example' })],
  ['a Basic header', () => ({ authorization: `Basic ${btoa('a:b')}` })],
  ['a lower-case bearer', () => ({ authorization: 'bearer x', 'sec-fetch-site': 'cross-site' })],
  ['Bearer without a token', () => ({ authorization: 'Bearer ', 'sec-fetch-site': 'cross-site' })],
  [
    'a foreign Origin through a proxy',
    () => ({ origin: 'https://evil.example', 'x-forwarded-host': 'app.example', 'x-forwarded-proto': 'https' }),
  ],
]

const trusted: readonly Case[] = [
  ['a trusted Origin', () => ({ origin: 'https://trusted.example', 'sec-fetch-site': 'cross-site' })],
  ['a trusted Origin alone', () => ({ origin: 'https://trusted.example' })],
]

const nearlyTrusted: readonly Case[] = [
  ['a trusted host by http', () => ({ origin: 'http://trusted.example' })],
  ['a trusted host on another port', () => ({ origin: 'https://trusted.example:8443' })],
  ['a trusted host as the beginning of another', () => ({ origin: 'https://trusted.example.attacker.example' })],
  ['below a trusted host', () => ({ origin: 'https://sub.trusted.example' })],
]

const ways = ['DELETE /me', 'the single route'] as const

async function sendAs(world: World, way: (typeof ways)[number], cookie: string, make: Case[1], rules?: Rules) {
  const server = await world.server(rules)
  const headers = { cookie, ...make(new URL(server.url).host) }
  return way === 'DELETE /me' ? server.ask('DELETE', '/me', { headers }) : server.alone({ headers })
}

const passes = (
  test: (name: string, run: (world: World) => Promise<void>) => void,
  cases: readonly Case[],
  rules?: Rules,
) => {
  for (const way of ways) {
    for (const [name, make] of cases) {
      test(`${way}: ${name}`, async (world) => {
        const user = await world.clerk.newUser()
        const { cookie = '' } = await user.browser()
        const answer = await sendAs(world, way, cookie, make, rules)
        expect(answer.json()).toEqual({ success: true })
        expect(await world.clerk.find(user.id)).toBeUndefined()
      })
    }
  }
}

const fails = (
  test: (name: string, run: (world: World) => Promise<void>) => void,
  cases: readonly Case[],
  rules?: Rules,
) => {
  for (const way of ways) {
    for (const [name, make] of cases) {
      test(`${way}: ${name}`, async (world) => {
        const { cookie = '' } = await world.somebody.browser()
        const { result: answer, asked } = await world.clerk.watch(() => sendAs(world, way, cookie, make, rules))
        assertRefused(answer, 403, 'cross_origin')
        expect(asked).toEqual([])
      })
    }
  }
}

export const crossSite = [
  check('same-origin', 'a cookie session from a page of the app: allowed', [5, 6], (test) => passes(test, allowed)),
  check('foreign-origin', 'a cookie session from anywhere else: 403, and nothing is deleted', [5, 6, 7], (test) =>
    fails(test, refused),
  ),
  check(
    'trusted-origins',
    'a cookie session from a trusted origin: allowed, and refused from similar ones',
    [8],
    (test) => {
      passes(test, trusted, 'strict')
      fails(test, nearlyTrusted, 'strict')
    },
  ),
  check(
    'bearer-origin',
    'a token in the header: allowed from any origin, because no page can send it on its own',
    [7],
    (test) => {
      for (const [name, headers] of [
        ['none', {}],
        ['foreign', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
      ] as const) {
        test(name, async (world) => {
          const user = await world.clerk.newUser()
          const server = await world.server()
          const answer = await server.ask('DELETE', '/me', { headers: { ...(await user.bearer()), ...headers } })
          expect(answer.json()).toEqual({ success: true })
        })
      }
      test('but a wrong one does not let a cookie through', async (world) => {
        const server = await world.server()
        const { cookie } = await world.somebody.browser()
        const headers = { cookie, authorization: 'Bearer not.a.token', 'sec-fetch-site': 'cross-site' }
        const { result: answer, asked } = await world.clerk.watch(() => server.ask('DELETE', '/me', { headers }))
        assertRefused(answer, 401, 'unauthenticated')
        expect(asked).toEqual([])
      })
    },
  ),
] as const
