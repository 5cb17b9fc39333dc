import type { Handle } from '@sveltejs/kit'
import { withClerkHandler } from 'svelte-clerk/server'
import { authorizedParties } from '../../options.ts'

const clerk = withClerkHandler()
const clerkForParties = withClerkHandler({ authorizedParties })

export const handle: Handle = (input) => {
  const { pathname } = input.event.url
  if (pathname.startsWith('/without-clerk')) return input.resolve(input.event)
  return pathname.startsWith('/parties') ? clerkForParties(input) : clerk(input)
}
