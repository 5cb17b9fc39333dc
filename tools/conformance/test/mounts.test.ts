import { accountRoutes } from '@account-routes/fetch'
import { createClerkClient } from '@clerk/backend'
import { expect, test } from 'vitest'

const clerkClient = createClerkClient({ secretKey: 'sk_test_x', publishableKey: `pk_test_${btoa('clerk.example$')}` })

test('a base path without its slash ends the start', () => {
  for (const basePath of ['api/account', '', '/api//account'])
    expect(() => accountRoutes({ clerkClient, basePath })).toThrow(/`basePath` must be a path that starts with a slash/)
})

test('a base path that ends with a slash matches', async () => {
  const handler = accountRoutes({ clerkClient, basePath: '/api/account/' })
  expect((await handler(new Request('http://app.test/api/account/me'))).status).toBe(401)
})
