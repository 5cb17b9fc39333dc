import { accountRoutes } from '@account-routes/express'
import { clerkClient, clerkMiddleware, getAuth } from '@clerk/express'
import express from 'express'
import { deleteSelfByHand, getSelfByHand } from '../hand-written.ts'
import { listening } from './listening.ts'

const app = express()
app.get('/bare', (_req, res) => void res.json({ success: true }))
app.use(clerkMiddleware())
app.use('/ours', accountRoutes())
app.get('/hand/me', (req, res, next) => {
  getSelfByHand(getAuth(req), clerkClient)
    .then(({ status, body }) => res.status(status).json(body))
    .catch(next)
})
app.delete('/hand/me', (req, res, next) => {
  deleteSelfByHand(getAuth(req), clerkClient)
    .then(({ status, body }) => res.status(status).json(body))
    .catch(next)
})
const server = app.listen(0, '127.0.0.1', () => listening(server))
