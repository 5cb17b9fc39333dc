import { defineMiddleware, sequence } from 'astro:middleware'
import { plan } from '@account-routes/example-options'
import { clerkMiddleware } from '@clerk/astro/server'

// Clerk's SDK for Astro does not read this key by itself. With it, tokens are verified without a request.
const { CLERK_JWT_KEY: jwtKey } = process.env

let started: Promise<void> | undefined

/** Starts the sweep of deletions with the first request. A build, which renders pages too, starts nothing. */
const startDeletions = defineMiddleware(async ({ isPrerendered }, next) => {
  if (!isPrerendered) started ??= plan.deletion?.start()
  await started
  return next()
})

export const onRequest = sequence(startDeletions, clerkMiddleware(jwtKey ? { jwtKey } : {}))
