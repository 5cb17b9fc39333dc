import { accountRoute, accountRoutes, deleteSelf, operations } from '@account-routes/fastify'
import { clerkPlugin } from '@clerk/fastify'
import fastify from 'fastify'
import { byBody, byPath, env, options, port } from './options.ts'

const app = fastify()
app.register(accountRoutes, { prefix: '/without-clerk', ...options })
app.post('/without-clerk-alone', accountRoute(deleteSelf, options))

app.register(async (scope) => {
  await scope.register(clerkPlugin, { apiUrl: env('CLERK_API_URL'), proxyUrl: env('CLERK_PROXY_URL') })
  scope.register(accountRoutes, { prefix: '/api/account', ...options })
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
