import { accountRoute, accountRoutes, accountSweep, accountWebhook, deleteSelf } from '@account-routes/express'
import { clerkMiddleware } from '@clerk/express'
import type express from 'express'
import { authorizedParties, byBody, byPath, operations, options, port, sweep, webhook } from '../options.ts'

/** The same app on either major. */
export function start(framework: typeof express): void {
  const app = framework()
  app.use('/without-clerk', accountRoutes(options))
  app.post('/without-clerk-alone', accountRoute(deleteSelf, options))
  app.post('/webhook', accountWebhook(webhook))
  app.all('/sweep', accountSweep(sweep))
  app.use('/parties', clerkMiddleware({ authorizedParties }), accountRoutes(options))
  app.use(clerkMiddleware())
  app.use('/parsed', framework.json(), framework.urlencoded({ extended: true }), accountRoutes(options))
  for (const operation of operations) {
    const method = operation.method === 'GET' ? 'get' : 'post'
    app[method](byPath(operation), accountRoute(operation, options))
    app.post(byBody(operation), framework.json(), accountRoute(operation, options))
  }
  app.use('/t/:userId/account', accountRoutes(options))
  app.use('/api/account', accountRoutes(options))
  app.listen(port)
}
