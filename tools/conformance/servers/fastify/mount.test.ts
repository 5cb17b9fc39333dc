import { startEmulator } from '@account-routes/emulator'
import { accountRoutes, hasRole } from '@account-routes/fastify'
import { clerkPlugin } from '@clerk/fastify'
import fastify from 'fastify'
import { expect, test } from 'vitest'

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
