import { clerkPages as pagesOf } from '@account-routes/example-page'
import type { User } from '@clerk/astro/server'

const { PUBLIC_CLERK_PUBLISHABLE_KEY, PUBLIC_CLERK_PROXY_URL, PUBLIC_CLERK_SIGN_IN_URL } = process.env

/** Clerk's hosted pages, or those of the emulator, for browsers without JavaScript. */
export const clerkPages = pagesOf({
  CLERK_PUBLISHABLE_KEY: PUBLIC_CLERK_PUBLISHABLE_KEY,
  CLERK_PROXY_URL: PUBLIC_CLERK_PROXY_URL,
  CLERK_SIGN_IN_URL: PUBLIC_CLERK_SIGN_IN_URL,
})

/** The address of such a page, which leads back to a page of this app. */
export function andBack(page: string, { origin }: URL, path = '/'): string {
  const url = new URL(page)
  url.searchParams.set('redirect_url', new URL(path, origin).href)
  return url.href
}

/** The path that a visitor came from, if it is one of this app. */
export function homeOr(address: string | null, { origin }: URL): string {
  if (!address || !URL.canParse(address, origin)) return '/'
  const url = new URL(address, origin)
  return url.origin === origin ? url.pathname + url.search : '/'
}

export const emailOf = (user: User): string | undefined => user.primaryEmailAddress?.emailAddress

export const nameOf = (user: User): string => user.fullName || user.username || emailOf(user) || user.id

export const roleOf = ({ publicMetadata: { role } }: User): string | undefined =>
  typeof role === 'string' ? role : undefined
