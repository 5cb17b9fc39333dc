import { clerkMiddleware } from '@clerk/nuxt/server'
import { defineEventHandler } from 'h3'
import { authorizedParties } from '../../../options.ts'

const clerk = clerkMiddleware()
const clerkForParties = clerkMiddleware({ authorizedParties })

export default defineEventHandler((event) => {
  if (event.path.startsWith('/without-clerk')) return
  return event.path.startsWith('/parties') ? clerkForParties(event) : clerk(event)
})
