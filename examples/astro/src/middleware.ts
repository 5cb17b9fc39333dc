import { defineMiddleware, sequence } from 'astro:middleware'
import { plan } from '@account-routes/example-options'
import { clerkMiddleware } from '@clerk/astro/server'

// Clerk's SDK for Astro does not read this key by itself. With it, tokens are verified without a request.
const { CLERK_JWT_KEY: jwtKey } = process.env

let started: Promise<void> | undefined

/** Starts the sweep of deletions with the first request. */
const startDeletions = defineMiddleware(async (_context, next) => {
  started ??= plan.deletion?.start()
  await started
  return next()
})

export const onRequest = sequence(startDeletions, clerkMiddleware(jwtKey ? { jwtKey } : {}))
