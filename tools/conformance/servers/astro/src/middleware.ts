import { clerkMiddleware } from '@clerk/astro/server'
import type { MiddlewareHandler } from 'astro'
import { authorizedParties, env } from '../../options.ts'

const jwtKey = env('CLERK_JWT_KEY')
const clerk = clerkMiddleware({ jwtKey })
const clerkForParties = clerkMiddleware({ jwtKey, authorizedParties })

export const onRequest: MiddlewareHandler = (context, next) => {
  const { pathname } = context.url
  if (pathname.startsWith('/without-clerk')) return next()
  return pathname.startsWith('/parties') ? clerkForParties(context, next) : clerk(context, next)
}
