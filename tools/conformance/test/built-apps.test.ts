import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { frameworks } from '@account-routes/frameworks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assertRefused, assertSafe, listOf } from '../src/answers.ts'
import { open } from '../src/socket.ts'
import { mount, openWorld, type World } from '../src/world.ts'

describe.each(frameworks.filter(({ kind }) => kind === 'web'))('$title', (target) => {
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
