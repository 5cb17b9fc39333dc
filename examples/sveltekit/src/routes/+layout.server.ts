import { clerkPages } from '@account-routes/example-page/clerk-pages'
import { env } from '$env/dynamic/public'
import type { LayoutServerLoad } from './$types'

/** Finds Clerk's pages, or those of the emulator, where the environment is. Each page leads back. */
export const load: LayoutServerLoad = ({ locals, url }) => {
  const { signIn, signOut, stepUp } = clerkPages({
    CLERK_PUBLISHABLE_KEY: env.PUBLIC_CLERK_PUBLISHABLE_KEY,
    CLERK_PROXY_URL: env.PUBLIC_CLERK_PROXY_URL,
    CLERK_SIGN_IN_URL: env.PUBLIC_CLERK_SIGN_IN_URL,
  })
  const andBack = (page: string): string => `${page}?${new URLSearchParams({ redirect_url: `${url.origin}/` })}`
  return {
    isSignedIn: locals.auth().userId !== null,
    pages: { signIn: andBack(signIn), signOut: andBack(signOut), stepUp: stepUp && andBack(stepUp) },
  }
}
