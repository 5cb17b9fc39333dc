import { accountWebhook } from '@account-routes/astro'
import { plan, welcome } from '@account-routes/example-options'

export const POST = accountWebhook({ ...plan, onUserCreated: ({ userId }) => welcome(userId) })
