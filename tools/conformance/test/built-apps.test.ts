import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assertRefused, assertSafe, listOf } from '../src/answers.ts'
import { png } from '../src/pictures.ts'
import { open } from '../src/socket.ts'
import { targets } from '../src/targets.ts'
import { mount, openWorld, type World } from '../src/world.ts'

const names = ['next', 'astro', 'nuxt', 'react-router', 'tanstack-start']

describe.each(targets.filter(({ name }) => names.includes(name)))('$title', (target) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(target)
  })
  afterAll(() => world?.close())

  test('answers every method at the route that is mounted alone', async () => {
    const server = await world.server()
    const headers = await world.somebody.bearer()
    const { asked } = await world.clerk.watch(async () => {
      for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'OPTIONS']) {
        const answer = await server.send(target.single, { method, headers })
        assertSafe(method, answer)
        expect(listOf(answer.headers.allow)).toEqual(['delete', 'post', 'options'])
        if (method === 'OPTIONS') expect(answer.status).toBe(204)
        else if (method === 'HEAD') expect(answer.status).toBe(405)
        else assertRefused(answer, 405, 'method_not_allowed')
      }
    })
    expect(asked).toEqual([])
  })

  test('refuses a picture to a browser, which sends it all before it reads, and goes on', async () => {
    const server = await world.server()
    const host = new URL(server.url).host
    const socket = await open(server.url)
    let text = ''
    socket.setEncoding('latin1').on('data', (data: string) => {
      text += data
    })
    socket.pause()
    const head = `PUT ${mount}/me/profile-image HTTP/1.1\r\nHost: ${host}\r\nContent-Type: image/png\r\n`
    socket.write(`${head}Content-Length: 9900000\r\n\r\n`)
    const sent = new Promise((resolve) => socket.write(Buffer.alloc(9_900_000), resolve))
    expect(await Promise.race([sent.then(() => 'sent'), delay(10_000, 'the server stopped receiving')])).toBe('sent')
    socket.resume()
    socket.write(`GET ${mount}/me HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
    await once(socket, 'close')
    expect(text.match(/HTTP\/1\.1 401/g)).toHaveLength(2)
  })
})

describe("React Router's own client", () => {
  const target = targets.find(({ name }) => name === 'react-router')
  let world: World
  beforeAll(async () => {
    if (!target) throw new Error('There is no such target.')
    world = await openWorld(target)
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

  test('asks with parameters of its own, which no operation sees', async () => {
    const server = await world.server()
    const headers = await world.admin.bearer()
    const answer = await server.send(`${mount}/users.data?limit=1&_routes=routes%2Fapi.account.%24`, { headers })
    expect(answer.status, answer.text).toBe(200)
    expect(JSON.parse(answer.text)).toContain('totalCount')
  })
})

describe('a call inside of Nuxt', () => {
  const target = targets.find(({ name }) => name === 'nuxt')
  let world: World
  beforeAll(async () => {
    if (!target) throw new Error('There is no such target.')
    world = await openWorld(target)
  })
  afterAll(() => world?.close())

  test('carries its body, which is in no stream', async () => {
    const server = await world.variants()
    const user = await world.clerk.newUser()
    const headers = { ...(await user.bearer()), 'content-type': 'image/png' }
    const answer = await server.send('/inside', { method: 'PUT', headers, body: png })
    expect(answer.status, answer.text).toBe(200)
    const stored = await fetch((await world.clerk.find(user.id))?.image_url ?? '')
    expect(Buffer.from(await stored.arrayBuffer()).equals(png)).toBe(true)
  })
})
