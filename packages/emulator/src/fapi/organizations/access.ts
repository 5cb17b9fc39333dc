import { clerkError } from '../../errors.ts'
import { permissionsOf } from '../../model/organizations/roles.ts'
import { findMembership, type MembershipRow } from '../../store/organizations/memberships.ts'
import { findOrganization, type OrganizationRow } from '../../store/organizations/organizations.ts'
import type { UserRow } from '../../store/users/users.ts'
import { frontendError } from '../errors.ts'
import type { FrontendRequest } from '../route.ts'

export type Permission =
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
  const { instance, param } = request
  const { user } = request.session()
  const organization = findOrganization(instance.db, param('organization_id'))
  const membership = organization && findMembership(instance.db, organization.id, user.id)
  // A missing organization must look like one that the caller is not a member of.
  if (!organization || !membership) throw clerkError('not_a_member_in_organization')
  if (permission && !permissionsOf(instance, membership.role).includes(permission))
    throw frontendError('missing_organization_permission', permission)
  return { organization, membership, user }
}
