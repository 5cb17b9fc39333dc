import { plan } from '@account-routes/example-options'
import { withClerkHandler } from 'svelte-clerk/server'

/** Runs once where the server starts. */
export const init = () => plan.deletion?.start()

export const handle = withClerkHandler()
