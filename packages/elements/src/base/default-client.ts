import { createAccountClient } from '@account-routes/client'
import type { AccountClient } from '../account-client.ts'
import type { ClientNeeds, Verify } from '../types.ts'

/** The client of an element that was given none. */
export const makeClient = (needs: ClientNeeds): AccountClient => createAccountClient(needs)

/** Verifies with Clerk's browser SDK. Few visits come to it, so it is loaded when one does. */
export const verifyByClerk: Verify = async (request) => {
  const { verifyWithClerk } = await import('./verification.ts')
  return verifyWithClerk()(request)
}
