import { expect } from 'vitest'
import { assertRefused } from '../answers.ts'
import { check, one } from '../check.ts'
import { mount } from '../world.ts'

/** Headers of a browser that follows a link, once Clerk's handshake has told the app that nobody is signed in. */
const signedOut = { cookie: '__client_uat=0; __clerk_db_jwt=dvb_conformance' }
const link = {
  ...signedOut,
  accept: 'text/html,application/xhtml+xml',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  'sec-fetch-site': 'none',
}
const form = {
  accept: 'text/html,application/xhtml+xml',
  'content-type': 'application/x-www-form-urlencoded',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  'sec-fetch-site': 'same-origin',
}

export const navigation = [
  check('sign-in', 'a signed-out browser is redirected to sign-in, and back to this path only', [30], (test) => {
    for (const [name, query] of [
      ['a plain path', ''],
      ['a query', '?a=1&b=2'],
      ['a redirect_url of its own', '?a=1&redirect_url=https://evil.example'],
      ['another site in it', '?redirect_url=//evil.example&signInUrl=https://evil.example'],
    ] as const) {
      test(name, async (world) => {
        const server = await world.server('strict')
        for (const host of [{}, { host: 'evil.example' }, { 'x-forwarded-host': 'evil.example' }]) {
          const answer = await server.send(`${mount}/me${query}`, { headers: { ...link, ...host } })
          expect(answer.status).toBe(303)
          const [path, search] = (answer.headers.location ?? '').split('?')
          expect(path).toBe('/sign-in')
          const [, back] = (search ?? '').split(/^redirect_url=/)
          expect(back).toMatch(/^[^&=]+$/)
          const [place, params] = decodeURIComponent(back ?? '').split('?')
          expect(place).toBe(`${mount}/me`)
          // A framework may have written the query anew. What it says must be the same.
          expect([...new URLSearchParams(params)]).toEqual([...new URLSearchParams(query)])
        }
      })
    }
    test('a form goes there too', async (world) => {
      const server = await world.server('strict')
      const answer = await server.alone({ headers: { ...form, ...signedOut } })
      expect(answer.status).toBe(303)
      expect(answer.headers.location).toBe(`/sign-in?redirect_url=${encodeURIComponent(world.target.single)}`)
    })
    test('fetch() gets its 401', async (world) => {
      const server = await world.server('strict')
      const headers = { ...signedOut, accept: '*/*', 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'same-origin' }
      assertRefused(await server.ask('GET', '/me', { headers }), 401, 'unauthenticated')
      assertRefused(await server.alone({ headers }), 401, 'unauthenticated')
    })
  }),
  one('form', 'a form that deletes without JavaScript lands on `redirectTo`, signed out', [26, 30], async (world) => {
    const server = await world.server('strict')
    const user = await world.clerk.newUser()
    const { cookie } = await user.browser()
    const body = 'redirectTo=https://evil.example&redirect_url=//evil.example'
    const answer = await server.alone({ headers: { ...form, cookie }, body })
    expect(answer.status).toBe(303)
    expect(answer.headers.location).toBe('/goodbye')
    expect(answer.headers['set-cookie']?.some((line) => /^__session=;.*Max-Age=0/.test(line))).toBe(true)
    expect(await world.clerk.find(user.id)).toBeUndefined()
  }),
  one('form-refused', 'a form of another site deletes nothing', [5, 9], async (world) => {
    const server = await world.server('strict')
    const { cookie } = await world.somebody.browser()
    const headers = { ...form, cookie, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    const { result: answer, asked } = await world.clerk.watch(() =>
      server.send(world.target.single, { method: 'POST', headers, body: 'a=1' }),
    )
    expect(answer.status).toBe(403)
    expect(asked).toEqual([])
  }),
] as const
