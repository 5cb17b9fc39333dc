import { jwksRoutes } from './jwks.ts'
import { organizationRoutes } from './organizations/routes.ts'
import type { Route } from './route.ts'
import { clientRoutes } from './sessions/clients.ts'
import { sessionRoutes } from './sessions/sessions.ts'
import { ticketRoutes } from './sessions/tickets.ts'
import { contactRoutes } from './users/contacts.ts'
import { userSecurityRoutes } from './users/user-security.ts'
import { userRoutes } from './users/users.ts'

/** All operations of the Backend API. The router, the tests and the table in the docs read this. */
export const routes: readonly Route[] = [
  ...jwksRoutes,
  ...userRoutes,
  ...userSecurityRoutes,
  ...contactRoutes,
  ...sessionRoutes,
  ...clientRoutes,
  ...ticketRoutes,
  ...organizationRoutes,
]
