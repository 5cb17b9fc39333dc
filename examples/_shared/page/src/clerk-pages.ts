import { buildAccountsBaseUrl } from '@clerk/shared/buildAccountsBaseUrl'
import { parsePublishableKey } from '@clerk/shared/keys'

/** Clerk's hosted pages, for apps and browsers that don't run its components. */
export interface ClerkPages {
  readonly signIn: string
  readonly signOut: string
  /** Only the emulator has such a page. Clerk's own step-up needs its browser SDK. */
  readonly stepUp?: string
  /** The origin of the Frontend API, which the page may ask and load in a frame. */
  readonly frontendApi: string
}

/** Attributes of a page that loads Clerk's browser SDK and its components. */
export interface ClerkScripts {
  readonly publishableKey: string
  readonly proxyUrl: string | undefined
  readonly clerkJs: string
  readonly clerkUi: string
}

type Environment = Readonly<Record<string, string | undefined>>

function keyOf({ CLERK_PUBLISHABLE_KEY: publishableKey }: Environment) {
  const key = parsePublishableKey(publishableKey)
  if (!key || !publishableKey)
    throw new Error('Set CLERK_PUBLISHABLE_KEY to the publishable key of your Clerk instance.')
  return { ...key, publishableKey }
}

/** Clerk's pages for the instance of the environment, from the variables that Clerk's SDKs read. */
export const clerkPages = (env: Environment = process.env): ClerkPages => {
  const key = keyOf(env)

  // The emulator is one plain http server for all of it; Clerk has a host for each task.
  const emulator = env.CLERK_PROXY_URL ?? (key.frontendApi.startsWith('http:') ? key.frontendApi : undefined)
  if (emulator) {
    const { origin } = new URL(emulator)
    return {
      signIn: `${origin}/sign-in`,
      signOut: `${origin}/sign-out`,
      stepUp: `${origin}/verify`,
      frontendApi: origin,
    }
  }
  const accounts = buildAccountsBaseUrl(key.frontendApi)
  return {
    signIn: env.CLERK_SIGN_IN_URL ?? `${accounts}/sign-in`,
    signOut: `${accounts}/user`,
    frontendApi: `https://${key.frontendApi}`,
  }
}

/** The addresses of Clerk's scripts: those of the environment, else the ones that Clerk hosts. */
export const clerkScripts = (env: Environment = process.env): ClerkScripts => {
  const { publishableKey } = keyOf(env)
  const { frontendApi } = clerkPages(env)
  return {
    publishableKey,
    proxyUrl: env.CLERK_PROXY_URL,
    clerkJs: env.CLERK_JS_URL ?? `${frontendApi}/npm/@clerk/clerk-js@6/dist/clerk.browser.js`,
    clerkUi: env.CLERK_UI_URL ?? `${frontendApi}/npm/@clerk/ui@1/dist/ui.browser.js`,
  }
}
