import { findFramework } from '@account-routes/frameworks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { png } from '../../src/pictures.ts'
import { openWorld, type World } from '../../src/world.ts'

describe('a call inside of Nuxt', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(findFramework('nuxt'))
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
