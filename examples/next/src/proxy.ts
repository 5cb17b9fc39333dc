import { clerkMiddleware } from '@clerk/nextjs/server'

// Clerk reads its secret key by itself. What it would take from the build is given here, so that one build runs with any key.
export default clerkMiddleware({
  publishableKey: process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY,
  proxyUrl: process.env.NEXT_PUBLIC_CLERK_PROXY_URL,
  jwtKey: process.env.CLERK_JWT_KEY,
})

export const config = { matcher: ['/((?!_next).*)'] }
