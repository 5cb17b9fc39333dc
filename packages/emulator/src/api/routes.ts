import { clientRoutes } from './clients.ts'
import { contactRoutes } from './contacts.ts'
import { jwksRoutes } from './jwks.ts'
import { organizationRoutes } from './organizations.ts'
import type { Route } from './route.ts'
import { sessionRoutes } from './sessions.ts'
import { ticketRoutes } from './tickets.ts'
import { userSecurityRoutes } from './user-security.ts'
import { userRoutes } from './users.ts'

/** The Backend API, operation by operation. The router, the checks of the tests and the table of the docs read this. */
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
