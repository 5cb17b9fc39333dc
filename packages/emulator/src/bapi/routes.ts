import { subscriptionRoutes } from './billing/subscriptions.ts'
import { instanceDomainRoutes } from './instance/domains.ts'
import { identifierListRoutes } from './instance/identifier-lists.ts'
import { invitationRoutes } from './instance/invitations.ts'
import { jwtTemplateRoutes } from './instance/jwt-templates.ts'
import { redirectUrlRoutes } from './instance/redirect-urls.ts'
import { settingsRoutes } from './instance/settings.ts'
import { waitlistRoutes } from './instance/waitlist.ts'
import { jwksRoutes } from './jwks.ts'
import { apiKeyRoutes } from './machines/api-keys.ts'
import { m2mTokenRoutes } from './machines/m2m-tokens.ts'
import { machineRoutes } from './machines/machines.ts'
import { oauthApplicationRoutes } from './machines/oauth-applications.ts'
import { domainRoutes } from './organizations/domains.ts'
import { logoRoutes } from './organizations/logo.ts'
import { organizationRoutes } from './organizations/routes.ts'
import type { Route } from './route.ts'
import { clientRoutes } from './sessions/clients.ts'
import { sessionRoutes } from './sessions/sessions.ts'
import { signUpRoutes } from './sessions/sign-ups.ts'
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
  ...signUpRoutes,
  ...organizationRoutes,
  ...logoRoutes,
  ...domainRoutes,
  ...invitationRoutes,
  ...waitlistRoutes,
  ...identifierListRoutes,
  ...redirectUrlRoutes,
  ...jwtTemplateRoutes,
  ...settingsRoutes,
  ...instanceDomainRoutes,
  ...subscriptionRoutes,
  ...machineRoutes,
  ...m2mTokenRoutes,
  ...apiKeyRoutes,
  ...oauthApplicationRoutes,
]
