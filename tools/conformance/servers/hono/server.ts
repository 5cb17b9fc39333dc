import { accountRoute, accountRoutes, accountSweep, accountWebhook, deleteSelf } from '@account-routes/hono'
import { clerkMiddleware } from '@clerk/hono'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { authorizedParties, byBody, byPath, env, operations, options, port, sweep, unset, webhook } from '../options.ts'

const app = new Hono()
app.route('/without-clerk', accountRoutes(options))
app.post('/without-clerk-alone', accountRoute(deleteSelf, options))
const clerk = { jwtKey: env('CLERK_JWT_KEY'), proxyUrl: env('CLERK_PROXY_URL') }
app.use('/parties/*', clerkMiddleware({ ...clerk, authorizedParties }))
app.route('/parties', accountRoutes(options))
app.use(clerkMiddleware(clerk))
// Such as a middleware that checks a signature over the body.
app.use('/parsed/*', async (c, next) => {
  await c.req.arrayBuffer()
  await next()
})
app.route('/parsed', accountRoutes(options))
for (const operation of operations) {
  app.on(operation.method === 'GET' ? 'GET' : 'POST', byPath(operation), accountRoute(operation, options))
  app.post(byBody(operation), accountRoute(operation, options))
}
app.post('/webhook', accountWebhook(webhook))
app.all('/sweep', accountSweep(sweep))
app.route('/unset', accountRoutes(unset))
app.route('/t/:userId/account', accountRoutes(options))
app.route('/api/account', accountRoutes(options))

serve({ fetch: app.fetch, port })
