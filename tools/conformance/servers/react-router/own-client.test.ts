import { findFramework } from '@account-routes/frameworks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mount, openWorld, type World } from '../../src/world.ts'

describe("React Router's own client", () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(findFramework('react-router'))
  })
  afterAll(() => world?.close())

  const page = async () => ({ referer: `${(await world.server()).url}/account?tab=2`, 'sec-fetch-mode': 'cors' })

  test.each(['GET', 'DELETE'])(
    'is told to load the sign-in page, and finds back to the page it was on: %s',
    async (method) => {
      const server = await world.server()
      const answer = await server.send(`${mount}/me.data`, { method, headers: await page() })
      expect(answer.status).toBe(202)
      const values = JSON.parse(answer.text).flat()
      expect(values).toContain('/sign-in?redirect_url=%2Faccount%3Ftab%3D2')
      expect(values).toContain('reload')
      expect(answer.headers['x-remix-reload-document']).toBe('true')
    },
  )

  test('is led to `redirectTo` by a deletion, signed out', async () => {
    const server = await world.server('strict')
    const user = await world.clerk.newUser()
    const headers = { ...(await page()), ...(await user.browser()) }
    const answer = await server.send('/example.data', { method: 'POST', headers })
    expect(answer.status, answer.text).toBe(202)
    expect(JSON.parse(answer.text)).toContain('/goodbye')
    expect(answer.headers['set-cookie']?.some((line) => /^__session=;.*Max-Age=0/.test(line))).toBe(true)
    expect(await world.clerk.find(user.id)).toBeUndefined()
  })

  test('gets every other refusal as data', async () => {
    const server = await world.server()
    const headers = await world.somebody.bearer({ claims: { fva: [11, -1] } })
    const { result: answer, asked } = await world.clerk.watch(() =>
      server.send('/example.data', { method: 'POST', headers }),
    )
    expect(answer.status).toBe(403)
    expect(JSON.parse(answer.text)).toContain('clerk_error')
    expect(asked).toEqual([])
  })

  test.each([
    ['GET', `${mount}/me.data`],
    ['GET', `${mount}/users.data`],
    ['PATCH', `${mount}/me.data`],
  ])('[S27] gets no answer that may be stored: %s %s', async (method, path) => {
    const server = await world.server()
    const { headers } = await server.send(path, { method, headers: await world.somebody.bearer() })
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test('asks with parameters of its own, which no operation sees', async () => {
    const server = await world.server()
    const headers = await world.admin.bearer()
    const answer = await server.send(`${mount}/users.data?limit=1&_routes=routes%2Fapi.account.%24`, { headers })
    expect(answer.status, answer.text).toBe(200)
    expect(JSON.parse(answer.text)).toContain('totalCount')
  })
})
