import { clerkError } from '../../errors.ts'
import { permissionsOf } from '../../model/organizations/roles.ts'
import { findMembership, type MembershipRow } from '../../store/organizations/memberships.ts'
import { findOrganization, type OrganizationRow } from '../../store/organizations/organizations.ts'
import type { UserRow } from '../../store/users/users.ts'
import { frontendError } from '../errors.ts'
import type { FrontendRequest } from '../route.ts'

export type Permission =
  | 'org:sys_api_keys:read'
  | 'org:sys_api_keys:manage'
  | 'org:sys_domains:manage'
  | 'org:sys_profile:manage'
  | 'org:sys_profile:delete'
  | 'org:sys_memberships:read'
  | 'org:sys_memberships:manage'

/** The calling member of an organization. */
export interface Member {
  readonly organization: OrganizationRow
  readonly membership: MembershipRow
  readonly user: UserRow
}

/** Finds the organization in the path. The caller must be a member with the permission. */
export function memberWith(request: FrontendRequest<unknown, unknown>, permission?: Permission): Member {
  return memberOf(request, request.param('organization_id'), permission)
}

/** Finds an organization of which the caller must be a member with the permission. */
export function memberOf(
  { instance, session }: FrontendRequest<unknown, unknown>,
  organizationId: string,
  permission?: Permission,
): Member {
  const { user } = session()
  const organization = findOrganization(instance.db, organizationId)
  const membership = organization && findMembership(instance.db, organization.id, user.id)
  // A missing organization must look like one that the caller is not a member of.
  if (!organization || !membership) throw clerkError('not_a_member_in_organization')
  if (permission && !permissionsOf(instance, membership.role).includes(permission))
    throw frontendError('missing_organization_permission', permission)
  return { organization, membership, user }
}
