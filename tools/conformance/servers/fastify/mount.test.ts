import { startEmulator } from '@account-routes/emulator'
import { accountRoutes, hasRole } from '@account-routes/fastify'
import { clerkPlugin } from '@clerk/fastify'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { statusOf } from '../../src/socket.ts'

test('a prefix that ends with a slash matches, and an unset role ends the start', async () => {
  const emulator = await startEmulator()
  try {
    const { url, secretKey, publishableKey, jwtKey } = emulator
    const app = fastify()
    app.register(clerkPlugin, { apiUrl: url, proxyUrl: url, secretKey, publishableKey, jwtKey })
    app.register(accountRoutes, { prefix: '/api/account/' })
    for (const path of ['/api/account/me', '/api/account/me/'])
      expect((await app.inject(path)).json()).toMatchObject({ code: 'unauthenticated' })
    await app.close()
    const unset = fastify()
    unset.register(accountRoutes, { prefix: '/api/account', authorize: hasRole(process.env.NO_SUCH_VARIABLE) })
    await expect(unset.ready()).rejects.toThrow(/called with undefined/)
  } finally {
    await emulator.stop()
  }
})

test('a request for a whole address, as a proxy sends it, is one for its path', async () => {
  const emulator = await startEmulator()
  const app = fastify()
  try {
    const { url, secretKey, publishableKey, jwtKey } = emulator
    app.register(clerkPlugin, { apiUrl: url, proxyUrl: url, secretKey, publishableKey, jwtKey })
    app.register(accountRoutes, { prefix: '/api/account' })
    const origin = await app.listen({ port: 0, host: '127.0.0.1' })
    const ask = (target: string) => statusOf(origin, `GET ${target} HTTP/1.1\r\nHost: app.example\r\n\r\n`)
    for (const path of ['/api/account/me', '/api/account/me?a=/b'])
      expect([await ask(path), await ask(`http://app.example${path}`)], path).toEqual([401, 401])
    expect(await ask('http://app.example/api/account/none')).toBe(404)
  } finally {
    await app.close()
    await emulator.stop()
  }
})
