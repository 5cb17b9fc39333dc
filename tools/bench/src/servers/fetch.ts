import type { Server } from 'node:http'
import { accountRoute, accountRoutes, deleteSelf, getSelf } from '@account-routes/fetch'
import { createClerkClient } from '@clerk/backend'
import { serve } from '@hono/node-server'
import { deleteSelfByHand, getSelfByHand } from '../hand-written.ts'
import { listening } from './listening.ts'

const { CLERK_SECRET_KEY, CLERK_PUBLISHABLE_KEY, CLERK_API_URL, CLERK_JWT_KEY } = process.env
const clerkClient = createClerkClient({
  secretKey: CLERK_SECRET_KEY,
  publishableKey: CLERK_PUBLISHABLE_KEY,
  apiUrl: CLERK_API_URL,
  jwtKey: CLERK_JWT_KEY,
} as object)
const table = accountRoutes({ clerkClient, basePath: '/table' })

const byHand = (work: typeof getSelfByHand) => async (request: Request) => {
  const auth = (await clerkClient.authenticateRequest(request)).toAuth() ?? { isAuthenticated: false }
  const { status, headers, body } = await work(auth, clerkClient)
  return Response.json(body, { status, headers: { ...headers } })
}

type Route = (request: Request) => Promise<Response>
const routes: Readonly<Record<string, readonly [get: Route, del: Route]>> = {
  ours: [accountRoute(getSelf, { clerkClient }), accountRoute(deleteSelf, { clerkClient })],
  table: [table, table],
  hand: [byHand(getSelfByHand), byHand(deleteSelfByHand)],
}

const fetch = async (request: Request): Promise<Response> => {
  const [get, del] = routes[request.url.split('/', 4)[3] ?? ''] ?? []
  const route = request.method === 'DELETE' ? del : get
  return route ? route(request) : new Response(null, { status: 404 })
}
const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => listening(server as Server))
