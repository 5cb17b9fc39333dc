import { accountRoutes } from '@account-routes/tanstack-start'
import { createFileRoute } from '@tanstack/react-router'
import { options } from '../../../account-options.ts'

export const Route = createFileRoute('/api/account/$')({ server: { handlers: accountRoutes(options) } })
