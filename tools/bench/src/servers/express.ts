import { accountRoute, accountRoutes, deleteSelf, getSelf } from '@account-routes/express'
import { clerkClient, clerkMiddleware, getAuth } from '@clerk/express'
import express, { type RequestHandler } from 'express'
import { deleteSelfByHand, getSelfByHand, isClerkHeader } from '../hand-written.ts'
import { listening } from './listening.ts'

const app = express()
app.use(clerkMiddleware())
app.get('/ours/me', accountRoute(getSelf))
app.delete('/ours/me', accountRoute(deleteSelf))
app.use('/table', accountRoutes())

const byHand =
  (work: typeof getSelfByHand): RequestHandler =>
  (req, res, next) => {
    work(getAuth(req), clerkClient)
      .then(({ status, headers, body }) => {
        for (const name of res.getHeaderNames()) if (isClerkHeader(name)) res.removeHeader(name)
        res.status(status).set(headers).json(body)
      })
      .catch(next)
  }
app.get('/hand/me', byHand(getSelfByHand))
app.delete('/hand/me', byHand(deleteSelfByHand))
const server = app.listen(0, '127.0.0.1', () => listening(server))
