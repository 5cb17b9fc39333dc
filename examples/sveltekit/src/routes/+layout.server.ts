import { clerkPages } from '@account-routes/example-page/clerk-pages'
import { buildClerkProps } from 'svelte-clerk/server'
import { env } from '$env/dynamic/public'
import type { LayoutServerLoad } from './$types'

/** Clerk's state for its components, and its hosted pages, or those of the emulator, for browsers without JavaScript. */
export const load: LayoutServerLoad = ({ locals, url }) => {
  const { signIn, signOut, stepUp } = clerkPages({
    CLERK_PUBLISHABLE_KEY: env.PUBLIC_CLERK_PUBLISHABLE_KEY,
    CLERK_PROXY_URL: env.PUBLIC_CLERK_PROXY_URL,
    CLERK_SIGN_IN_URL: env.PUBLIC_CLERK_SIGN_IN_URL,
  })
  const andBack = (page: string, path = '/'): string =>
    `${page}?${new URLSearchParams({ redirect_url: url.origin + path })}`
  return {
    ...buildClerkProps(locals.auth()),
    isSignedIn: locals.auth().userId !== null,
    pages: { signIn: andBack(signIn), signOut: andBack(signOut), stepUp: stepUp && andBack(stepUp, '/delete') },
  }
}
