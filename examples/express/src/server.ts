import { optionsFromEnvironment, plan, welcome } from '@account-routes/example-options'
import { notFoundPage, pageFiles } from '@account-routes/example-page'
import {
  type AccountRoutesOptions,
  accountRoute,
  accountRoutes,
  accountWebhook,
  deleteSelf,
  hasRole,
} from '@account-routes/express'
import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const options: AccountRoutesOptions = {
  authorize: hasRole('admin'),
  // Clerk's own button is off, so that nobody goes round the app's rules.
  selfDeletion: 'always',
  onEvent: (event) => console.log(JSON.stringify(event)),
  ...plan,
  // For tests: the same build under other rules.
  ...optionsFromEnvironment(),
}

const app = express()
// Before any body parser: the signature covers the raw bytes.
app.post('/api/webhooks/clerk', accountWebhook({ ...plan, onUserCreated: ({ userId }) => welcome(userId) }))
app.use(clerkMiddleware())
app.use('/api/account', accountRoutes(options))
app.post('/deleteUser', accountRoute(deleteSelf, options))

for (const { path, headers, body } of pageFiles('Express 5')) {
  app.get(path, (_req, res) => void res.set(headers).send(body))
}

const notFound = notFoundPage('Express 5')
app.use((_req, res) => void res.status(404).set(notFound.headers).send(notFound.body))

await plan.deletion?.start()
app.listen(Number(process.env.PORT ?? 3000), (error) => {
  if (error) throw error
})
