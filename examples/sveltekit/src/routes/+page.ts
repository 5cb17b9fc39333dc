import { createAccountClient, safe } from '@account-routes/client'
import type { PageLoad } from './$types'

/** Asks the account routes: on the server within the process, in the browser over HTTP. */
export const load: PageLoad = async ({ fetch, parent }) => {
  const { isSignedIn } = await parent()
  if (!isSignedIn) return { me: undefined, isUnknown: false }
  const { data, error } = await safe(createAccountClient({ fetch }).me.get())
  // The account is gone: a session token outlives it by up to a minute. Any other failure is no sign-out.
  const isGone = error?.code === 'unauthenticated' || error?.code === 'not_found'
  return { me: data, isUnknown: error !== undefined && !isGone }
}
