import { plan, welcome } from '@account-routes/example-options'
import { accountWebhook } from '@account-routes/nuxt'

export default accountWebhook({ ...plan, onUserCreated: ({ userId }) => welcome(userId) })
