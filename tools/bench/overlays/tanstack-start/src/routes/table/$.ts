import { accountRoutes } from '@account-routes/tanstack-start'
import { createFileRoute } from '@tanstack/react-router'
export const Route = createFileRoute('/table/$')({ server: { handlers: accountRoutes() } })
