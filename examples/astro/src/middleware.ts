import { defineMiddleware, sequence } from 'astro:middleware'
import { plan } from '@account-routes/example-options'
import { clerkMiddleware } from '@clerk/astro/server'

// Clerk's SDK for Astro does not read this key by itself. With it, tokens are verified without a request.
const { CLERK_JWT_KEY: jwtKey } = process.env

/** Starts the sweep of deletions with the first request; later ones change nothing. A build renders pages too, and starts none. */
const startDeletions = defineMiddleware(async ({ isPrerendered }, next) => {
  if (!isPrerendered) await plan.deletion?.start()
  return next()
})

export const onRequest = sequence(startDeletions, clerkMiddleware(jwtKey ? { jwtKey } : {}))
