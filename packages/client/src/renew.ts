interface Browser {
  readonly Clerk?: { readonly session?: { getToken(options: { skipCache: boolean }): Promise<string | null> } | null }
  readonly document?: Document
}

/**
 * Renews the session cookie, which lives for a minute: by Clerk's browser SDK, else in a hidden frame.
 * @returns something truthy where it makes sense to ask again
 */
export async function renewSession(baseUrl: string): Promise<unknown> {
  const { Clerk: clerk, document: page } = globalThis as Browser
  if (clerk?.session) return clerk.session.getToken({ skipCache: true })
  return page && (await import('./frame.ts')).renewInFrame(baseUrl)
}
