import { plan } from '@account-routes/example-options'

/** Runs once where the server starts. */
export default defineNitroPlugin(() => plan.deletion?.start())
