import type { Instance } from '../../instance.ts'
import type { InvitationRow } from '../../store/organizations/invitations.ts'
import { countMemberships, type MembershipRow } from '../../store/organizations/memberships.ts'
import type { OrganizationRow } from '../../store/organizations/organizations.ts'
import { identifiersOf } from '../../store/users/identifiers.ts'
import { findUser } from '../../store/users/users.ts'
import { imageUrl } from '../users/user-resource.ts'
import { needOrganization } from './find.ts'
import { json } from './metadata.ts'
import { adminRole } from './role-records.ts'
import { permissionsOf, roleName } from './roles.ts'

export function organizationResource(
  instance: Instance,
  row: OrganizationRow,
  include: { readonly members?: boolean | undefined; readonly elevated?: boolean | undefined } = {},
): object {
  const image = imageUrl(instance, row)
  return {
    object: 'organization',
    id: row.id,
    name: row.name,
    slug: row.slug,
    image_url: image,
    logo_url: image,
    has_image: row.image_id !== null,
    ...(include.members ? { members_count: countMemberships(instance.db, row.id) } : {}),
    ...(include.elevated
      ? { missing_member_with_elevated_permissions: countMemberships(instance.db, row.id, adminRole) === 0 }
      : {}),
    max_allowed_memberships: row.max_allowed_memberships,
    admin_delete_enabled: row.admin_delete_enabled === 1,
    public_metadata: json(row.public_metadata),
    private_metadata: json(row.private_metadata),
    ...(row.created_by ? { created_by: row.created_by } : {}),
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

function publicUser(instance: Instance, id: string) {
  const user = findUser(instance.db, id)
  if (!user) return undefined
  const identifiers = identifiersOf(instance.db, [id])
  const textOf = (primary: string | null) => identifiers.find((identifier) => identifier.id === primary)?.value
  return {
    user_id: id,
    first_name: user.first_name,
    last_name: user.last_name,
    image_url: imageUrl(instance, user),
    has_image: user.image_id !== null,
    identifier: textOf(user.primary_email_address_id) ?? textOf(user.primary_phone_number_id) ?? user.username ?? id,
    extra: {
      profile_image_url: imageUrl(instance, user),
      username: user.username,
      banned: user.banned === 1,
      deprovisioned: false,
    },
  }
}

export function membershipResource(instance: Instance, row: MembershipRow): object {
  const { extra, ...user } = publicUser(instance, row.user_id) ?? {}
  return {
    object: 'organization_membership',
    id: row.id,
    role: row.role,
    role_name: roleName(instance, row.role),
    permissions: permissionsOf(instance, row.role),
    public_metadata: json(row.public_metadata),
    private_metadata: json(row.private_metadata),
    organization: organizationResource(instance, needOrganization(instance, row.organization_id)),
    public_user_data: { ...user, ...extra },
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function invitationResource(instance: Instance, row: InvitationRow): object {
  const { extra: _, ...inviter } = (row.inviter_id ? publicUser(instance, row.inviter_id) : undefined) ?? {}
  const late = row.status === 'pending' && row.expires_at !== null && row.expires_at <= instance.now()
  return {
    object: 'organization_invitation',
    id: row.id,
    email_address: row.email_address,
    role: row.role,
    role_name: roleName(instance, row.role),
    organization_id: row.organization_id,
    inviter_id: row.inviter_id,
    public_inviter_data: 'user_id' in inviter ? inviter : null,
    status: late ? 'expired' : row.status,
    public_metadata: json(row.public_metadata),
    private_metadata: json(row.private_metadata),
    url: row.url,
    expires_at: row.expires_at,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

/** An invitation with its organization, as the invited user sees it. */
export function invitationWithOrganization(instance: Instance, row: InvitationRow): object {
  const organization = needOrganization(instance, row.organization_id)
  return {
    ...invitationResource(instance, row),
    public_organization_data: publicOrganization(instance, organization),
  }
}

/** The part of an organization that anybody may see. */
export function publicOrganization(instance: Instance, row: OrganizationRow): object {
  return {
    id: row.id,
    name: row.name,
    slug: row.slug,
    image_url: imageUrl(instance, row),
    has_image: row.image_id !== null,
  }
}
