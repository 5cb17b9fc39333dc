import { clerkMiddleware } from '@clerk/nextjs/server'
import type { NextFetchEvent, NextRequest } from 'next/server'
import { authorizedParties } from '../options.ts'

// Next.js would write these into the build, if they were read from `process.env` itself.
const { env } = process
const keys = {
  publishableKey: env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY,
  proxyUrl: env.NEXT_PUBLIC_CLERK_PROXY_URL,
  jwtKey: env.CLERK_JWT_KEY,
}
const clerk = clerkMiddleware(keys)
const clerkForParties = clerkMiddleware({ ...keys, authorizedParties })

export default (request: NextRequest, event: NextFetchEvent) => {
  const { pathname } = request.nextUrl
  if (pathname.startsWith('/without-clerk')) return undefined
  return pathname.startsWith('/parties') ? clerkForParties(request, event) : clerk(request, event)
}
