import { clerkMiddleware } from '@clerk/astro/server'
import type { MiddlewareHandler } from 'astro'

const { CLERK_JWT_KEY: jwtKey } = process.env
const clerk = clerkMiddleware(jwtKey ? { jwtKey } : {})

export const onRequest: MiddlewareHandler = (context, next) =>
  context.url.pathname.startsWith('/without-clerk') ? next() : clerk(context, next)
