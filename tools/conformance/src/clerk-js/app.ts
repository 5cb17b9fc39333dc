import type { AddressInfo } from 'node:net'
import type { Emulator } from '@account-routes/emulator'
import { clerkMiddleware, createClerkClient, getAuth } from '@clerk/express'
import express from 'express'

/** A running app, without a slash at the end of its address. */
export interface ClerkJsApp {
  readonly url: string
  stop(): Promise<void>
}

/** A page with clerk-js and the component for its path. `/hosted` leaves signing in to the emulator's pages. */
export const clerkJsPage = (env: Readonly<Record<string, string>>): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>App</title><link rel="icon" href="data:,"></head>
<body><div id="app"></div>
<script crossorigin="anonymous" src="${env.CLERK_UI_URL}"></script>
<script crossorigin="anonymous" data-clerk-publishable-key="${env.CLERK_PUBLISHABLE_KEY}" data-clerk-proxy-url="${env.CLERK_PROXY_URL}" src="${env.CLERK_JS_URL}"></script>
<script>
const pages = location.pathname === '/hosted' ? { signInUrl: '${env.CLERK_SIGN_IN_URL}', signUpUrl: '${env.CLERK_SIGN_UP_URL}' } : { signInUrl: '/sign-in', signUpUrl: '/sign-up' }
window.ready = Clerk.load({ ui: { ClerkUI: window.__internal_ClerkUICtor }, ...pages }).then(() => {
  const parts = { '/sign-in': 'SignIn', '/sign-up': 'SignUp', '/user': 'UserProfile', '/button': 'UserButton', '/organization': 'OrganizationProfile', '/organizations': 'OrganizationSwitcher', '/new-organization': 'CreateOrganization', '/waitlist': 'Waitlist' }
  const part = parts['/' + location.pathname.split('/')[1]]
  if (part) Clerk['mount' + part](document.getElementById('app'))
})
</script></body></html>`

/** An app without a framework: plain HTML with Clerk's components, and a server that has Clerk's own middleware. */
export async function startClerkJsApp(emulator: Pick<Emulator, 'env'>): Promise<ClerkJsApp> {
  const env = emulator.env('express')
  const clerkClient = createClerkClient({
    apiUrl: env.CLERK_API_URL ?? '',
    secretKey: env.CLERK_SECRET_KEY ?? '',
    publishableKey: env.CLERK_PUBLISHABLE_KEY ?? '',
    telemetry: { disabled: true },
  })
  const app = express()
  app.use(
    clerkMiddleware({
      clerkClient,
      publishableKey: env.CLERK_PUBLISHABLE_KEY ?? '',
      secretKey: env.CLERK_SECRET_KEY ?? '',
      proxyUrl: env.CLERK_PROXY_URL ?? '',
      signInUrl: '/sign-in',
    }),
  )
  app.get('/api/who', (request, response) => {
    const { userId, sessionId, orgId, factorVerificationAge } = getAuth(request)
    response.json({ userId, sessionId, orgId, factorVerificationAge })
  })
  app.delete('/api/sensitive', (request, response) => {
    const { userId, has } = getAuth(request)
    if (!userId) return response.status(401).end()
    if (has({ reverification: 'strict' })) return response.json({ done: true })
    const clerk_error = { type: 'forbidden', reason: 'reverification-error', metadata: { reverification: 'strict' } }
    return response.status(403).json({ clerk_error })
  })
  app.use((_request, response) => response.type('html').send(clerkJsPage(env)))
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
