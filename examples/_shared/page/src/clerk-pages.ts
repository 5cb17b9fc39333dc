import { buildAccountsBaseUrl } from '@clerk/shared/buildAccountsBaseUrl'
import { parsePublishableKey } from '@clerk/shared/keys'

/** Where people go to sign in, sign out and prove again that it is them. */
export interface ClerkPages {
  readonly signIn: string
  readonly signOut: string
  /** Only the emulator has a page for it; Clerk's own step-up is a component of its browser SDK. */
  readonly stepUp?: string
  /** The origin that renews a session: the page may load it in a frame. */
  readonly frontendApi: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** Clerk's pages for the instance that the environment names, by the same variables as Clerk's SDKs. */
export const clerkPages = (env: Environment = process.env): ClerkPages => {
  const key = parsePublishableKey(env.CLERK_PUBLISHABLE_KEY)
  if (!key) throw new Error('Set CLERK_PUBLISHABLE_KEY to the publishable key of your Clerk instance.')

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
