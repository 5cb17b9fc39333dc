import { optionsFromEnvironment, plan, welcome } from '@account-routes/example-options'
import { notFoundPage, pageFiles } from '@account-routes/example-page'
import {
  type AccountRoutesOptions,
  accountRoute,
  accountRoutes,
  accountWebhook,
  deleteSelf,
  hasRole,
} from '@account-routes/hono'
import { clerkMiddleware } from '@clerk/hono'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const options: AccountRoutesOptions = {
  authorize: hasRole('admin'),
  // Clerk's own button is off, so that nobody goes round the app's rules.
  selfDeletion: 'always',
  onEvent: (event) => console.log(JSON.stringify(event)),
  ...plan,
  // For tests: the same build under other rules.
  ...optionsFromEnvironment(),
}

const app = new Hono()
// The middleware reads its keys from the environment, but not these two.
app.use(clerkMiddleware({ jwtKey: process.env.CLERK_JWT_KEY, proxyUrl: process.env.CLERK_PROXY_URL }))
app.route('/api/account', accountRoutes(options))
app.post('/deleteUser', accountRoute(deleteSelf, options))
app.post('/api/webhooks/clerk', accountWebhook({ ...plan, onUserCreated: ({ userId }) => welcome(userId) }))

for (const { path, headers, body } of pageFiles('Hono')) {
  app.get(path, (c) => c.body(body, 200, headers))
}

const notFound = notFoundPage('Hono')
app.notFound((c) => c.body(notFound.body, 404, notFound.headers))

await plan.deletion?.start()
serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000) })
