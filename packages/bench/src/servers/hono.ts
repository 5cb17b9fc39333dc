import type { Server } from 'node:http'
import { accountRoutes } from '@account-routes/hono'
import { clerkMiddleware, getAuth } from '@clerk/hono'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { deleteSelfByHand, getSelfByHand } from '../hand-written.ts'
import { listening } from './listening.ts'

const app = new Hono()
const { CLERK_JWT_KEY: jwtKey } = process.env
app.use(clerkMiddleware({ jwtKey } as object))
app.route('/ours', accountRoutes())
app.get('/hand/me', async (c) => {
  const { status, body } = await getSelfByHand(getAuth(c), c.get('clerk'))
  return c.json(body, status)
})
app.delete('/hand/me', async (c) => {
  const { status, body } = await deleteSelfByHand(getAuth(c), c.get('clerk'))
  return c.json(body, status)
})
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => listening(server as Server))
