import { plan } from '@account-routes/example-options'
import { clerkMiddleware } from '@clerk/tanstack-react-start/server'
import { createMiddleware, createStart } from '@tanstack/react-start'

let started: Promise<void> | undefined

/** Starts the sweep of deletions with the first request. */
const startDeletions = createMiddleware().server(async ({ next }) => {
  started ??= plan.deletion?.start()
  await started
  return next()
})

export const startInstance = createStart(() => ({ requestMiddleware: [startDeletions, clerkMiddleware()] }))
