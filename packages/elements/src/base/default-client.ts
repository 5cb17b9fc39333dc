import { createAccountClient, type VerifyingClerk, verifyWithClerk } from '@account-routes/client'
import type { AccountClient } from '../account-client.ts'
import type { ClientNeeds, Verify } from '../types.ts'

const clerk = (): VerifyingClerk | undefined => (globalThis as { readonly Clerk?: VerifyingClerk }).Clerk

/** The client of an element that was given none. */
export const makeClient = (needs: ClientNeeds): AccountClient => createAccountClient(needs)

/** Verifies with Clerk's browser SDK, where the page has loaded it. */
export const verifyByClerk: Verify = (request) => verifyWithClerk(clerk)(request)
