import { clerkMiddleware } from '@clerk/astro/server'

// Clerk's SDK for Astro does not read this key by itself. With it, tokens are verified without a request.
const { CLERK_JWT_KEY: jwtKey } = process.env

export const onRequest = clerkMiddleware(jwtKey ? { jwtKey } : {})
