import { clerkMiddleware } from '@clerk/tanstack-react-start/server'
import { createMiddleware, createStart } from '@tanstack/react-start'
import { authorizedParties } from '../../options.ts'

const clerk = clerkMiddleware(({ url }) => (url.pathname.startsWith('/parties') ? { authorizedParties } : {}))

const clerkWhereItIs = createMiddleware().server((context) => {
  const { server } = clerk.options
  return context.pathname.startsWith('/without-clerk') || !server ? context.next() : server(context)
})

export const startInstance = createStart(() => ({ requestMiddleware: [clerkWhereItIs] }))
