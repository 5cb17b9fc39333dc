import { accountRoute, accountRoutes, deleteSelf } from '@account-routes/fetch'
import { createClerkClient } from '@clerk/backend'

/** The app as a function of its environment, for servers that know nothing but web objects. */
export function appOf(env) {
  const clerkClient = createClerkClient({
    publishableKey: env.CLERK_PUBLISHABLE_KEY,
    secretKey: env.CLERK_SECRET_KEY,
    jwtKey: env.CLERK_JWT_KEY,
    apiUrl: env.CLERK_API_URL,
    telemetry: { disabled: true },
  })
  const account = accountRoutes({ clerkClient })
  const deleteUser = accountRoute(deleteSelf, { clerkClient })
  return (request) => {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/api/account/')) return account(request)
    if (pathname === '/deleteUser') return deleteUser(request)
    return new Response('Nothing to see.')
  }
}
