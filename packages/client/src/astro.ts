import { $clerkStore } from '@clerk/astro/client'
import { createAccountClient } from './client.ts'
import type { AccountClient } from './generated/client.gen.ts'
import type { ClientOptions } from './options.ts'
import type { VerifyingClerk } from './verify/clerk.ts'
import { verifyWithClerk } from './verify/with-clerk.ts'

/**
 * A client for scripts of Astro pages, which has users verify in the Clerk that `@clerk/astro` loads.
 * @example
 * import { accountClient } from '@account-routes/client/astro'
 * await accountClient().me.delete()
 */
export const accountClient = (options?: ClientOptions): AccountClient =>
  // Clerk's store is typed as a Clerk that may not have loaded yet; `verifyWithClerk` looks for its session.
  createAccountClient({ verify: verifyWithClerk(() => $clerkStore.get() as VerifyingClerk | null), ...options })
