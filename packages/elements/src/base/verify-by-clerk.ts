import type { Verify } from '../types.ts'

/** Verifies with Clerk's browser SDK. Loaded on demand, because few visits need it. */
export const verifyByClerk: Verify = async (request) => {
  const { verifyWithClerk } = await import('./verification.ts')
  return verifyWithClerk()(request)
}
