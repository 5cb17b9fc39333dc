import { plan, welcome } from '@account-routes/example-options'
import { accountWebhook } from '@account-routes/next'

export const POST = accountWebhook({ ...plan, onUserCreated: ({ userId }) => welcome(userId) })
