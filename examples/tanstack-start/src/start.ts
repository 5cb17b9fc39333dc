import { plan } from '@account-routes/example-options'
import { clerkMiddleware } from '@clerk/tanstack-react-start/server'
import { createMiddleware, createStart } from '@tanstack/react-start'

/** Starts the sweep of deletions with the first request; later ones change nothing. */
const startDeletions = createMiddleware().server(async ({ next }) => {
  await plan.deletion?.start()
  return next()
})

export const startInstance = createStart(() => ({ requestMiddleware: [startDeletions, clerkMiddleware()] }))
