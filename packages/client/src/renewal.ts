interface Clerk {
  readonly loaded?: boolean
  readonly session?: { getToken(options: { skipCache: boolean }): Promise<string | null> } | null
}

const browser = globalThis as { readonly Clerk?: Clerk; readonly document?: Document }

/** @returns something truthy if it makes sense to ask again */
export async function renew(baseUrl: string): Promise<unknown> {
  // A page may ask before Clerk's browser SDK has written the first cookie.
  for (let waitedMs = 0; isLoading() && waitedMs < 5000; waitedMs += 50)
    await new Promise((resolve) => setTimeout(resolve, 50))
  const session = browser.Clerk?.session
  if (session) return session.getToken({ skipCache: true })
  return browser.document && renewInFrame(baseUrl)
}

function isLoading(): boolean {
  const { Clerk: clerk, document: page } = browser
  if (clerk) return clerk.loaded === false && !clerk.session
  return Boolean(page?.querySelector('script[data-clerk-js-script], script[data-clerk-publishable-key]'))
}

/**
 * Loads the routes in a hidden frame, so that Clerk's server SDK renews an expired session cookie.
 * @returns false for a visitor who is signed out
 */
async function renewInFrame(baseUrl: string): Promise<boolean> {
  // The time of the last sign-in, which Clerk's SDKs keep where scripts can read it; 0 after signing out.
  if (!/__client_uat[^=;]*=[1-9]/.test(document.cookie)) return false
  const frame = document.createElement('iframe')
  frame.hidden = true
  frame.src = `${baseUrl}?renew`
  await new Promise((resolve) => {
    frame.onload = resolve
    setTimeout(resolve, 5000)
    document.body.append(frame)
  })
  frame.remove()
  return true
}
