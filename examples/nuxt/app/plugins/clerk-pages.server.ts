import { clerkPages } from '@account-routes/example-page'

/** Finds Clerk's pages, or those of the emulator, where the environment is. */
export default defineNuxtPlugin(() => {
  const { publishableKey, proxyUrl, signInUrl } = useRuntimeConfig().public.clerk
  const { origin } = useRequestURL()
  const andBack = (page: string, path = '/'): string => {
    const url = new URL(page)
    url.searchParams.set('redirect_url', origin + path)
    return url.href
  }
  const { signIn, signOut, stepUp } = clerkPages({
    CLERK_PUBLISHABLE_KEY: publishableKey,
    CLERK_PROXY_URL: proxyUrl || undefined,
    CLERK_SIGN_IN_URL: signInUrl || undefined,
  })
  useClerkPages().value = {
    signIn: andBack(signIn),
    signOut: andBack(signOut),
    ...(stepUp && { stepUp: andBack(stepUp, '/delete') }),
  }
})
