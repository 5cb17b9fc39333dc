import type { Server } from 'node:http'
import { accountRoute, accountRoutes, deleteSelf, getSelf } from '@account-routes/hono'
import { clerkMiddleware, getAuth } from '@clerk/hono'
import { serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { deleteSelfByHand, getSelfByHand, isClerkHeader } from '../hand-written.ts'
import { listening } from './listening.ts'

const app = new Hono()
const { CLERK_JWT_KEY: jwtKey } = process.env
app.use(clerkMiddleware({ jwtKey } as object))
app.get('/ours/me', accountRoute(getSelf))
app.delete('/ours/me', accountRoute(deleteSelf))
app.route('/table', accountRoutes())

const byHand = (work: typeof getSelfByHand) => async (c: Context) => {
  const { status, headers, body } = await work(getAuth(c), c.get('clerk'))
  for (const name of [...c.res.headers.keys()]) if (isClerkHeader(name)) c.res.headers.delete(name)
  return c.json(body, status, { ...headers })
}
app.get('/hand/me', byHand(getSelfByHand))
app.delete('/hand/me', byHand(deleteSelfByHand))
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => listening(server as Server))
