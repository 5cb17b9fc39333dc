import { accountRoute, deleteSelf } from '@account-routes/tanstack-start'
import { createFileRoute } from '@tanstack/react-router'
import { options } from '../../account-options.ts'

export const Route = createFileRoute('/api/example')({ server: { handlers: accountRoute(deleteSelf, options) } })
