import { clerkPages as pagesOf } from '@account-routes/example-page'
import type { User } from '@clerk/astro/server'

const { PUBLIC_CLERK_PUBLISHABLE_KEY, PUBLIC_CLERK_PROXY_URL, PUBLIC_CLERK_SIGN_IN_URL } = process.env

/** Clerk's pages, or those of the emulator. */
export const clerkPages = pagesOf({
  CLERK_PUBLISHABLE_KEY: PUBLIC_CLERK_PUBLISHABLE_KEY,
  CLERK_PROXY_URL: PUBLIC_CLERK_PROXY_URL,
  CLERK_SIGN_IN_URL: PUBLIC_CLERK_SIGN_IN_URL,
})

/** The address of such a page, which leads back to the start page of this app. */
export function andBack(page: string, { origin }: URL): string {
  const url = new URL(page)
  url.searchParams.set('redirect_url', `${origin}/`)
  return url.href
}

export const emailOf = (user: User): string | undefined => user.primaryEmailAddress?.emailAddress

export const nameOf = (user: User): string => user.fullName || user.username || emailOf(user) || user.id

export const roleOf = ({ publicMetadata: { role } }: User): string | undefined =>
  typeof role === 'string' ? role : undefined
