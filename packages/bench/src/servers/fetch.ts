import type { Server } from 'node:http'
import { accountRoutes } from '@account-routes/fetch'
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
const ours = accountRoutes({ clerkClient, basePath: '/ours' })

async function byHand(request: Request): Promise<Response> {
  const auth = (await clerkClient.authenticateRequest(request)).toAuth() ?? { isAuthenticated: false }
  const { status, body } = await (request.method === 'DELETE' ? deleteSelfByHand : getSelfByHand)(auth, clerkClient)
  return Response.json(body, { status })
}

const fetch = (request: Request) =>
  new URL(request.url).pathname.startsWith('/ours') ? ours(request) : byHand(request)
const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => listening(server as Server))
