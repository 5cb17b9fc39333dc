import { plan, welcome } from '@account-routes/example-options'
import { accountWebhook } from '@account-routes/react-router'

const { loader, action } = accountWebhook({ ...plan, onUserCreated: ({ userId }) => welcome(userId) })

export { action, loader }
