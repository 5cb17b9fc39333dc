import { clerkError, fieldError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import {
  countMemberships,
  deleteMembership,
  deleteOrganization,
  findInvitation,
  findMembership,
  findOrganization,
  type InvitationRow,
  insertInvitation,
  insertMembership,
  insertOrganization,
  listInvitations,
  type MembershipRow,
  type OrganizationRow,
  updateInvitation,
  updateMembership,
  updateOrganization,
} from '../../store/organizations/organizations.ts'
import { findUser, findUserByIdentifier, identifiersOf } from '../../store/users/users.ts'
import { mergeMetadata } from '../metadata.ts'
import { imageUrl } from '../users/user-resource.ts'
import { needUser } from '../users/users.ts'

type Json = Readonly<Record<string, unknown>>

const adminRole = 'org:admin'
const day = 86_400_000

const permissionsOf = (role: string): string[] => {
  if (role === adminRole) {
    return [
      'org:sys_profile:manage',
      'org:sys_profile:delete',
      'org:sys_memberships:read',
      'org:sys_memberships:manage',
      'org:sys_domains:read',
      'org:sys_domains:manage',
    ]
  }
  return role === 'org:member' ? ['org:sys_memberships:read'] : []
}

/** `org:admin` is "Admin". */
const roleName = (role: string): string => {
  const name = role.replace(/^org:/, '').replaceAll('_', ' ')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

const json = (text: string): Json => JSON.parse(text) as Json

export const organizationResource = (
  instance: Instance,
  row: OrganizationRow,
  include: { readonly members?: boolean | undefined; readonly elevated?: boolean | undefined } = {},
): object => {
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

const publicUser = (instance: Instance, id: string) => {
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

export const membershipResource = (instance: Instance, row: MembershipRow): object => {
  const { extra, ...user } = publicUser(instance, row.user_id) ?? {}
  return {
    object: 'organization_membership',
    id: row.id,
    role: row.role,
    role_name: roleName(row.role),
    permissions: permissionsOf(row.role),
    public_metadata: json(row.public_metadata),
    private_metadata: json(row.private_metadata),
    organization: organizationResource(instance, needOrganization(instance, row.organization_id)),
    public_user_data: { ...user, ...extra },
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export const invitationResource = (instance: Instance, row: InvitationRow): object => {
  const { extra: _, ...inviter } = (row.inviter_id ? publicUser(instance, row.inviter_id) : undefined) ?? {}
  const late = row.status === 'pending' && row.expires_at !== null && row.expires_at <= instance.now()
  return {
    object: 'organization_invitation',
    id: row.id,
    email_address: row.email_address,
    role: row.role,
    role_name: roleName(row.role),
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

/** An invitation as the person who is invited sees it. */
export const invitationWithOrganization = (instance: Instance, row: InvitationRow): object => {
  const organization = needOrganization(instance, row.organization_id)
  return {
    ...invitationResource(instance, row),
    public_organization_data: {
      id: organization.id,
      name: organization.name,
      slug: organization.slug,
      image_url: imageUrl(instance, organization),
      has_image: organization.image_id !== null,
    },
  }
}

export const needOrganization = (instance: Instance, id: string): OrganizationRow => {
  const row = findOrganization(instance.db, id)
  if (!row) throw clerkError('resource_not_found', `No organization with the id ${id}`)
  return row
}

const needMembership = (instance: Instance, organizationId: string, userId: string): MembershipRow => {
  const row = findMembership(instance.db, needOrganization(instance, organizationId).id, userId)
  if (!row) throw clerkError('resource_not_found', `No membership of the user ${userId}`)
  return row
}

const slugOf = (instance: Instance, name: string): string => {
  const base =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'organization'
  if (!findOrganization(instance.db, base)) return base
  for (let number = 2; ; number++) {
    if (!findOrganization(instance.db, `${base}-${number}`)) return `${base}-${number}`
  }
}

const assertSlugFree = (instance: Instance, slug: string, self?: string): void => {
  const other = findOrganization(instance.db, slug)
  if (other && other.id !== self) throw clerkError('form_identifier_exists', 'slug', { param_name: 'slug' })
}

export interface OrganizationInput {
  readonly id?: string | undefined
  readonly name: string
  readonly slug?: string | null | undefined
  readonly created_by?: string | null | undefined
  readonly max_allowed_memberships?: number | null | undefined
  readonly public_metadata?: Json | null | undefined
  readonly private_metadata?: Json | null | undefined
  readonly created_at?: number | null | undefined
}

export const createOrganization = (instance: Instance, input: OrganizationInput): OrganizationRow => {
  const { db } = instance
  const now = instance.now()
  const id = input.id ?? newId('org', now)
  return db.transaction(() => {
    if (input.slug) assertSlugFree(instance, input.slug)
    if (input.created_by && !findUser(db, input.created_by)) throw clerkError('organization_creator_not_found')
    insertOrganization(db, {
      id,
      name: input.name,
      slug: input.slug ?? slugOf(instance, input.name),
      max_allowed_memberships: input.max_allowed_memberships ?? 5,
      admin_delete_enabled: 1,
      public_metadata: JSON.stringify(input.public_metadata ?? {}),
      private_metadata: JSON.stringify(input.private_metadata ?? {}),
      created_by: input.created_by ?? null,
      created_at: input.created_at ?? now,
      updated_at: now,
    })
    if (input.created_by) addMember(instance, id, { user_id: input.created_by, role: adminRole })
    return needOrganization(instance, id)
  })
}

export const changeOrganization = (
  instance: Instance,
  id: string,
  change: {
    readonly name?: string | null | undefined
    readonly slug?: string | null | undefined
    readonly max_allowed_memberships?: number | null | undefined
    readonly admin_delete_enabled?: boolean | null | undefined
    readonly created_at?: number | null | undefined
  },
): OrganizationRow => {
  const row = needOrganization(instance, id)
  if (change.slug) assertSlugFree(instance, change.slug, row.id)
  updateOrganization(instance.db, row.id, {
    ...(change.name ? { name: change.name } : {}),
    ...(change.slug ? { slug: change.slug } : {}),
    ...(typeof change.max_allowed_memberships === 'number'
      ? { max_allowed_memberships: change.max_allowed_memberships }
      : {}),
    ...(typeof change.admin_delete_enabled === 'boolean'
      ? { admin_delete_enabled: Number(change.admin_delete_enabled) }
      : {}),
    ...(typeof change.created_at === 'number' ? { created_at: change.created_at } : {}),
    updated_at: instance.now(),
  })
  return needOrganization(instance, row.id)
}

/** Metadata of organizations and memberships; a merge or, field by field, a replacement. */
export interface MetadataChange {
  readonly public_metadata?: Json | null | undefined
  readonly private_metadata?: Json | null | undefined
}

const metadataColumns = (
  row: { public_metadata: string; private_metadata: string },
  change: MetadataChange,
  merge: boolean,
) => ({
  ...(change.public_metadata
    ? {
        public_metadata: JSON.stringify(
          merge ? mergeMetadata(json(row.public_metadata), change.public_metadata) : change.public_metadata,
        ),
      }
    : {}),
  ...(change.private_metadata
    ? {
        private_metadata: JSON.stringify(
          merge ? mergeMetadata(json(row.private_metadata), change.private_metadata) : change.private_metadata,
        ),
      }
    : {}),
})

export const setOrganizationMetadata = (
  instance: Instance,
  id: string,
  change: MetadataChange,
  merge: boolean,
): OrganizationRow => {
  const row = needOrganization(instance, id)
  updateOrganization(instance.db, row.id, { ...metadataColumns(row, change, merge), updated_at: instance.now() })
  return needOrganization(instance, row.id)
}

export const removeOrganization = (instance: Instance, id: string): object => {
  const row = needOrganization(instance, id)
  deleteOrganization(instance.db, row.id)
  return { object: 'organization', id: row.id, slug: row.slug, deleted: true }
}

export const addMember = (
  instance: Instance,
  organizationId: string,
  input: { readonly user_id: string; readonly role: string } & MetadataChange,
): MembershipRow => {
  const organization = needOrganization(instance, organizationId)
  needUser(instance, input.user_id)
  if (findMembership(instance.db, organization.id, input.user_id)) throw clerkError('already_a_member_in_organization')
  const limit = organization.max_allowed_memberships
  if (limit > 0 && countMemberships(instance.db, organization.id) >= limit) {
    throw clerkError('organization_membership_quota_exceeded')
  }
  const now = instance.now()
  insertMembership(instance.db, {
    id: newId('orgmem', now),
    organization_id: organization.id,
    user_id: input.user_id,
    role: input.role,
    public_metadata: JSON.stringify(input.public_metadata ?? {}),
    private_metadata: JSON.stringify(input.private_metadata ?? {}),
    created_at: now,
    updated_at: now,
  })
  return needMembership(instance, organization.id, input.user_id)
}

const assertNotLastAdmin = (instance: Instance, row: MembershipRow): void => {
  if (row.role === adminRole && countMemberships(instance.db, row.organization_id, adminRole) === 1) {
    throw clerkError('organization_minimum_permissions_needed')
  }
}

export const changeMember = (
  instance: Instance,
  organizationId: string,
  userId: string,
  role: string,
): MembershipRow => {
  const row = needMembership(instance, organizationId, userId)
  if (role !== adminRole) assertNotLastAdmin(instance, row)
  updateMembership(instance.db, row.id, { role, updated_at: instance.now() })
  return needMembership(instance, organizationId, userId)
}

export const setMemberMetadata = (
  instance: Instance,
  organizationId: string,
  userId: string,
  change: MetadataChange,
): MembershipRow => {
  const row = needMembership(instance, organizationId, userId)
  updateMembership(instance.db, row.id, { ...metadataColumns(row, change, true), updated_at: instance.now() })
  return needMembership(instance, organizationId, userId)
}

/** Answers with the membership that was, as Clerk does. */
export const removeMember = (instance: Instance, organizationId: string, userId: string): object => {
  const row = needMembership(instance, organizationId, userId)
  assertNotLastAdmin(instance, row)
  const resource = membershipResource(instance, row)
  deleteMembership(instance.db, row.id)
  return resource
}

export interface InvitationInput extends MetadataChange {
  readonly email_address: string
  readonly role: string
  readonly inviter_user_id?: string | null | undefined
  readonly expires_in_days?: number | null | undefined
}

export const invite = (instance: Instance, organizationId: string, input: InvitationInput): InvitationRow => {
  const { db } = instance
  const organization = needOrganization(instance, organizationId)
  const now = instance.now()
  if (input.inviter_user_id && !findMembership(db, organization.id, input.inviter_user_id)) {
    throw clerkError('not_a_member_in_organization')
  }
  const invited = findUserByIdentifier(db, 'email_address', input.email_address)
  if (invited && findMembership(db, organization.id, invited.id)) throw clerkError('already_a_member_in_organization')
  const same = { organization_id: organization.id, status: 'pending', email_address: [input.email_address] } as const
  const order = { column: 'created_at', descending: true }
  if (listInvitations(db, same, order, { limit: 1, offset: 0 }, now).total > 0) {
    throw clerkError('organization_invitation_not_unique')
  }
  const id = newId('orginv', now)
  insertInvitation(db, {
    id,
    organization_id: organization.id,
    email_address: input.email_address,
    role: input.role,
    inviter_id: input.inviter_user_id ?? null,
    status: 'pending',
    url: null,
    public_metadata: JSON.stringify(input.public_metadata ?? {}),
    private_metadata: JSON.stringify(input.private_metadata ?? {}),
    expires_at: now + (input.expires_in_days ?? 30) * day,
    created_at: now,
    updated_at: now,
  })
  return findInvitation(db, id) as InvitationRow
}

export const needInvitation = (instance: Instance, organizationId: string, id: string): InvitationRow => {
  const row = findInvitation(instance.db, id)
  if (row?.organization_id !== needOrganization(instance, organizationId).id) {
    throw clerkError('resource_not_found', `No invitation with the id ${id}`)
  }
  return row
}

export const revokeInvitation = (
  instance: Instance,
  organizationId: string,
  id: string,
  requester?: string | null,
): InvitationRow => {
  const row = needInvitation(instance, organizationId, id)
  if (requester && !findMembership(instance.db, row.organization_id, requester))
    throw fieldError('form_resource_not_found', 'requesting_user_id')
  if (row.status !== 'pending') throw clerkError('organization_invitation_not_pending')
  updateInvitation(instance.db, id, { status: 'revoked', updated_at: instance.now() })
  return needInvitation(instance, organizationId, id)
}
