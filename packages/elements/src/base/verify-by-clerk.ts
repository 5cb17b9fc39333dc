import type { Verify } from '../types.ts'

/** Verifies with Clerk's browser SDK. Few visits come to it, so it is loaded when one does. */
export const verifyByClerk: Verify = async (request) => {
  const { verifyWithClerk } = await import('./verification.ts')
  return verifyWithClerk()(request)
}
