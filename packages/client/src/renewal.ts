interface Browser {
  readonly Clerk?: { readonly session?: { getToken(options: { skipCache: boolean }): Promise<string | null> } | null }
  readonly document?: Document
}

/** @returns something truthy if it makes sense to ask again */
export function renew(baseUrl: string): unknown {
  const { Clerk: clerk, document: page } = globalThis as Browser
  if (clerk?.session) return clerk.session.getToken({ skipCache: true })
  return page && renewInFrame(baseUrl)
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
