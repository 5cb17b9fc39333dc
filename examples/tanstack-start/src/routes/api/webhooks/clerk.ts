import { plan, welcome } from '@account-routes/example-options'
import { accountWebhook } from '@account-routes/tanstack-start'
import { createFileRoute } from '@tanstack/react-router'

export const Route = createFileRoute('/api/webhooks/clerk')({
  server: { handlers: accountWebhook({ ...plan, onUserCreated: ({ userId }) => welcome(userId) }) },
})
