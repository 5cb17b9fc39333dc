import type { Route } from '../route.ts'
import { invitationRoutes } from './invitations.ts'
import { members } from './memberships.ts'
import { organizations } from './organizations.ts'

export const organizationRoutes: readonly Route[] = [...organizations, ...members, ...invitationRoutes]
