import { accountRoute, deleteSelf, getSelf } from '@account-routes/tanstack-start'
import { createFileRoute } from '@tanstack/react-router'
export const Route = createFileRoute('/ours/me')({
  server: { handlers: { GET: accountRoute(getSelf).ANY, DELETE: accountRoute(deleteSelf).ANY } },
})
