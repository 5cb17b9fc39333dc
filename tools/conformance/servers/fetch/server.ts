import { accountRoute, accountRoutes, accountSweep, accountWebhook, deleteSelf } from '@account-routes/fetch'
import { createClerkClient } from '@clerk/backend'
import { serve } from '@hono/node-server'
import { authorizedParties, byBody, env, operations, options, port, sweep, unset, webhook } from '../options.ts'

const clerkClient = createClerkClient({
  publishableKey: env('CLERK_PUBLISHABLE_KEY'),
  secretKey: env('CLERK_SECRET_KEY'),
  jwtKey: env('CLERK_JWT_KEY'),
  apiUrl: env('CLERK_API_URL'),
  proxyUrl: env('CLERK_PROXY_URL'),
})
// There is no middleware to leave out, but keys to forget.
const withoutKeys = { ...options, clerkClient: createClerkClient({}) }

const mounts = [
  ['/without-clerk/', accountRoutes({ ...withoutKeys, basePath: '/without-clerk' })],
  ['/without-clerk-alone', accountRoute(deleteSelf, withoutKeys)],
  ['/parties/', accountRoutes({ ...options, clerkClient, basePath: '/parties', authenticate: { authorizedParties } })],
  ...operations.map((operation) => [byBody(operation), accountRoute(operation, { ...options, clerkClient })] as const),
  ['/webhook', accountWebhook({ ...webhook, clerkClient })],
  ['/sweep', accountSweep(sweep)],
  ['/unset/', accountRoutes({ ...unset, clerkClient, basePath: '/unset' })],
  ['/', accountRoutes({ ...options, clerkClient })],
] as const

serve({
  port,
  fetch: (request) => {
    const { pathname } = new URL(request.url)
    const [, handler] =
      mounts.find(([path]) => (path.endsWith('/') ? pathname.startsWith(path) : pathname === path)) ?? []
    return handler?.(request) ?? new Response(null, { status: 404 })
  },
})
