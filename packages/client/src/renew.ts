/**
 * Renews the session cookie, which lives for a minute: by Clerk's browser SDK, else in a hidden frame.
 * @returns something truthy if it makes sense to ask again
 */
export async function renewSession(baseUrl: string): Promise<unknown> {
  // Loaded on demand: most sessions are fresh.
  const { renew } = await import('./renewal.ts')
  return renew(baseUrl)
}
