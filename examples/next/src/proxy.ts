import { clerkMiddleware } from '@clerk/nextjs/server'

// Next.js replaces `process.env.NEXT_PUBLIC_…` when it builds, if it is set then. The build script sees to it that it is not, so
// that one build runs with the keys of any instance.
const { env } = process

export default clerkMiddleware({
  publishableKey: env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY,
  proxyUrl: env.NEXT_PUBLIC_CLERK_PROXY_URL,
  jwtKey: env.CLERK_JWT_KEY,
})

export const config = { matcher: ['/((?!_next).*)'] }
