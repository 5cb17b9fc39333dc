import { optionsFromEnvironment, plan, welcome } from '@account-routes/example-options'
import { notFoundPage, pageFiles } from '@account-routes/example-page'
import {
  type AccountRoutesOptions,
  accountRoute,
  accountRoutes,
  accountWebhook,
  deleteSelf,
  hasRole,
} from '@account-routes/fastify'
import { clerkPlugin } from '@clerk/fastify'
import fastify from 'fastify'

const options: AccountRoutesOptions = {
  authorize: hasRole('admin'),
  // Clerk's own button is off, so that nobody goes round the app's rules.
  selfDeletion: 'always',
  onEvent: (event) => console.log(JSON.stringify(event)),
  ...plan,
  // For tests: the same build under other rules.
  ...optionsFromEnvironment(),
}

const app = fastify()
// The plugin reads its keys from the environment, but not these two.
app.register(clerkPlugin, { apiUrl: process.env.CLERK_API_URL, proxyUrl: process.env.CLERK_PROXY_URL })
app.register(accountRoutes, { prefix: '/api/account', ...options })
app.post('/deleteUser', accountRoute(deleteSelf, options))
app.post('/api/webhooks/clerk', accountWebhook({ ...plan, onUserCreated: ({ userId }) => welcome(userId) }))

for (const { path, headers, body } of pageFiles('Fastify')) {
  app.get(path, (_request, reply) => reply.headers(headers).send(body))
}

const notFound = notFoundPage('Fastify')
app.setNotFoundHandler((_request, reply) => reply.code(404).headers(notFound.headers).send(notFound.body))

await plan.deletion?.start()
await app.listen({ port: Number(process.env.PORT ?? 3000), host: '0.0.0.0' })
