import { accountRoute, accountRoutes, accountSweep, accountWebhook, deleteSelf } from '@account-routes/fastify'
import { clerkPlugin } from '@clerk/fastify'
import fastify from 'fastify'
import { authorizedParties, byBody, byPath, env, operations, options, port, sweep, webhook } from '../options.ts'

const app = fastify()
app.register(accountRoutes, { prefix: '/without-clerk', ...options })
app.post('/without-clerk-alone', accountRoute(deleteSelf, options))
app.post('/webhook', accountWebhook(webhook))
app.all('/sweep', accountSweep(sweep))

const clerk = { apiUrl: env('CLERK_API_URL'), proxyUrl: env('CLERK_PROXY_URL') }
app.register(async (scope) => {
  // The plugin passes it on to Clerk's client, although its type does not say so.
  const parties: object = { authorizedParties }
  await scope.register(clerkPlugin, { ...clerk, ...parties })
  scope.register(accountRoutes, { prefix: '/parties', ...options })
})
app.register(async (scope) => {
  await scope.register(clerkPlugin, clerk)
  scope.register(accountRoutes, { prefix: '/api/account', ...options })
  scope.register(accountRoutes, { prefix: '/t/:userId/account', ...options })
  for (const operation of operations) {
    const method = operation.method === 'GET' ? 'get' : 'post'
    scope[method](byPath(operation), accountRoute(operation, options))
    scope.post(byBody(operation), accountRoute(operation, options))
  }
  scope.register(async (parsed) => {
    parsed.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    parsed.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
    parsed.register(accountRoutes, { prefix: '/parsed', ...options })
  })
})

await app.listen({ port, host: '0.0.0.0' })
