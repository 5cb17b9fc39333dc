import { accountRoute, accountRoutes, deleteSelf } from '@account-routes/express'
import { clerkMiddleware } from '@clerk/express'
import express from 'express'

const app = express()
app.use(clerkMiddleware())
app.use('/api/account', accountRoutes())
app.post('/deleteUser', accountRoute(deleteSelf))
