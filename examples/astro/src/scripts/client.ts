import { accountClient } from '@account-routes/client/astro'

/** Has users verify in the Clerk that `@clerk/astro` loads. */
export const client = accountClient()
