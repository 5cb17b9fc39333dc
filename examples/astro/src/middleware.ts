import { defineMiddleware, sequence } from 'astro:middleware'
import { clerkMiddleware } from '@clerk/astro/server'

// Clerk's SDK for Astro does not read this key by itself. With it, tokens are verified without a request.
const { CLERK_JWT_KEY: jwtKey } = process.env

/**
 * Nothing of Clerk runs in the browser here: the pages link to Clerk's own. Its middleware would add its browser SDK to
 * whatever is exactly `text/html`.
 */
const withoutBrowserSdk = defineMiddleware(async (_context, next) => {
  const response = await next()
  if (response.headers.get('content-type') === 'text/html')
    response.headers.set('content-type', 'text/html; charset=utf-8')
  return response
})

export const onRequest = sequence(clerkMiddleware(jwtKey ? { jwtKey } : {}), withoutBrowserSdk)
