import { plan, welcome } from '@account-routes/example-options'
import { accountWebhook } from '@account-routes/sveltekit'

export const { fallback, trailingSlash } = accountWebhook({ ...plan, onUserCreated: ({ userId }) => welcome(userId) })
