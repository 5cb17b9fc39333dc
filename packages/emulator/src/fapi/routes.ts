import { apiKeyRoutes } from './api-keys/routes.ts'
import { clientRoutes } from './client/routes.ts'
import { sessionRoutes } from './client/session-routes.ts'
import { consentRoutes } from './consent/routes.ts'
import { environmentRoutes } from './environment/routes.ts'
import { linkRoutes } from './links/routes.ts'
import { contactRoutes } from './me/contact-routes.ts'
import { factorRoutes } from './me/factor-routes.ts'
import { meRoutes } from './me/routes.ts'
import { mySessionRoutes } from './me/session-routes.ts'
import { domainRoutes } from './organizations/domain-routes.ts'
import { invitationRoutes } from './organizations/invitation-routes.ts'
import { memberRoutes } from './organizations/member-routes.ts'
import { organizationRoutes } from './organizations/routes.ts'
import { suggestionRoutes } from './organizations/suggestion-routes.ts'
import { passkeyRoutes } from './passkeys/routes.ts'
import { reverificationRoutes } from './reverification/routes.ts'
import type { FrontendRoute } from './route.ts'
import { signInRoutes } from './sign-in/routes.ts'
import { signUpRoutes } from './sign-up/routes.ts'
import { socialRoutes } from './social/routes.ts'
import { waitlistRoutes } from './waitlist/routes.ts'
import { walletRoutes } from './wallets/routes.ts'

/** The Frontend API, operation by operation. The router, the checks of the tests and the table of the docs read this. */
export const frontendRoutes: readonly FrontendRoute[] = [
  ...environmentRoutes,
  ...clientRoutes,
  ...sessionRoutes,
  ...signInRoutes,
  ...signUpRoutes,
  ...reverificationRoutes,
  ...linkRoutes,
  ...meRoutes,
  ...mySessionRoutes,
  ...contactRoutes,
  ...walletRoutes,
  ...factorRoutes,
  ...passkeyRoutes,
  ...socialRoutes,
  ...organizationRoutes,
  ...domainRoutes,
  ...memberRoutes,
  ...invitationRoutes,
  ...suggestionRoutes,
  ...consentRoutes,
  ...apiKeyRoutes,
  ...waitlistRoutes,
]
