// A caller without a session is refused, and two packages share one copy of core.
const { createClerkClient } = require('@clerk/backend')
const { accountRoutes, deleteSelf, refusals } = require('@account-routes/fetch')
const { createRoutes } = require('@account-routes/core/adapter')
const express = require('@account-routes/express')

const clerkClient = createClerkClient({
  secretKey: 'sk_test_x',
  publishableKey: 'pk_test_Y2xlcmsuZXhhbXBsZS5jb20k',
  telemetry: { disabled: true },
})
const handler = accountRoutes({ clerkClient })
handler(new Request('http://localhost/api/account/me', { method: 'DELETE' })).then(async (response) => {
  const { code } = await response.json()
  const shared = express.deleteSelf === deleteSelf && typeof createRoutes === 'function'
  console.log(JSON.stringify([process.version, response.status, code, refusals.unauthenticated[0], shared]))
})
