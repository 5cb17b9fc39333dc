import { optionsFromEnvironment, plan, welcome } from '@account-routes/example-options'
import { notFoundPage, pageFiles } from '@account-routes/example-page'
import {
  type AccountRoutesOptions,
  accountRoute,
  accountRoutes,
  accountWebhook,
  deleteSelf,
  hasRole,
} from '@account-routes/fetch'
import { createClerkClient } from '@clerk/backend'
import { serve } from '@hono/node-server'

const clerkClient = createClerkClient({
  publishableKey: process.env.CLERK_PUBLISHABLE_KEY,
  secretKey: process.env.CLERK_SECRET_KEY,
  jwtKey: process.env.CLERK_JWT_KEY,
  apiUrl: process.env.CLERK_API_URL,
  proxyUrl: process.env.CLERK_PROXY_URL,
})

const options: AccountRoutesOptions = {
  authorize: hasRole('admin'),
  // Clerk's own button is off, so that nobody goes round the app's rules.
  selfDeletion: 'always',
  onEvent: (event) => console.log(JSON.stringify(event)),
  ...plan,
  // For tests: the same build under other rules.
  ...optionsFromEnvironment(),
}

const account = accountRoutes({ clerkClient, ...options })
const deleteUser = accountRoute(deleteSelf, { clerkClient, ...options })
const webhook = accountWebhook({ clerkClient, ...plan, onUserCreated: ({ userId }) => welcome(userId) })
const files = new Map(pageFiles('fetch').map((file) => [file.path, file]))
const notFound = notFoundPage('fetch')

/** Stands in for the middleware of Clerk's SDKs for frameworks: a page load renews the session on its way through Clerk. */
async function page(request: Request, path: string): Promise<Response> {
  const { status, headers } = await clerkClient.authenticateRequest(request)
  if (status === 'handshake') return new Response(null, { status: 307, headers })

  const file = files.get(path) ?? notFound
  for (const [name, value] of Object.entries(file.headers)) headers.set(name, value)
  return new Response(file.body, { status: file === notFound ? 404 : 200, headers })
}

function fetch(request: Request): Response | Promise<Response> {
  const url = new URL(request.url)
  const { pathname } = url
  // The client renews an expired session in a hidden frame, which has to pass through Clerk as a page does.
  if (pathname === '/api/account' && url.searchParams.has('renew')) return page(request, pathname)
  if (pathname === '/api/account' || pathname.startsWith('/api/account/')) return account(request)
  if (pathname === '/deleteUser') return deleteUser(request)
  if (pathname === '/api/webhooks/clerk') return webhook(request)
  return page(request, pathname)
}

await plan.deletion?.start()
serve({ fetch, port: Number(process.env.PORT ?? 3000) })
