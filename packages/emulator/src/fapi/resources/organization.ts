import type { Instance } from '../../instance.ts'
import { membershipResource, organizationResource } from '../../model/organizations/resources.ts'
import { listInvitations } from '../../store/organizations/invitations.ts'
import type { MembershipRow } from '../../store/organizations/memberships.ts'
import type { OrganizationRow } from '../../store/organizations/organizations.ts'

type Json = Record<string, unknown>

const newestFirst = { column: 'created_at', descending: true }

/** An organization without its private metadata. */
export function frontendOrganization(instance: Instance, row: OrganizationRow): object {
  const {
    private_metadata: _,
    created_by: __,
    ...shown
  } = organizationResource(instance, row, { members: true }) as Json
  const pending = listInvitations(
    instance.db,
    { organization_id: row.id, status: 'pending' },
    newestFirst,
    { limit: 1, offset: 0 },
    instance.now(),
  )
  return { ...shown, pending_invitations_count: pending.total }
}

/** A membership without its private metadata. */
export function frontendMembership(instance: Instance, row: MembershipRow, organization: OrganizationRow): object {
  const { private_metadata: _, ...shown } = membershipResource(instance, row) as Json
  return { ...shown, organization: frontendOrganization(instance, organization) }
}
