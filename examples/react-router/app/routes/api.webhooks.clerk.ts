import { plan, welcome } from '@account-routes/example-options'
import { accountWebhook } from '@account-routes/react-router'

const { loader, action, headers } = accountWebhook({ ...plan, onUserCreated: ({ userId }) => welcome(userId) })

export { action, headers, loader }
