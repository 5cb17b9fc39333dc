import type { Texts } from '../texts/index.ts'
import type { VerificationRequest } from '../types.ts'

/** Verifies with Clerk's browser SDK. Loaded on demand, because few visits need it. */
export const verifyByClerk = async (
  request: VerificationRequest,
  texts: Partial<Texts['verification']>,
): Promise<boolean> => {
  const { verifyWithClerk } = await import('./verification.ts')
  return verifyWithClerk(undefined, { texts })(request)
}
