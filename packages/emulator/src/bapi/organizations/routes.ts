import type { Route } from '../route.ts'
import { invitationRoutes } from './invitations.ts'
import { members } from './memberships.ts'
import { organizations } from './organizations.ts'
import { roleSetRoutes } from './role-sets.ts'
import { roleRoutes } from './roles.ts'

export const organizationRoutes: readonly Route[] = [
  ...organizations,
  ...members,
  ...invitationRoutes,
  ...roleRoutes,
  ...roleSetRoutes,
]
