import type { Instance } from '../../instance.ts'
import { findMembership } from '../../store/organizations/memberships.ts'
import { findOrganization } from '../../store/organizations/organizations.ts'
import { identifiersOf } from '../../store/users/identifiers.ts'
import type { UserRow } from '../../store/users/users.ts'
import { imageUrl } from '../users/user-resource.ts'
import type { Grant } from './grants.ts'

type Json = Record<string, unknown>

function emailClaims(instance: Instance, user: UserRow): Json {
  const primary = identifiersOf(instance.db, [user.id]).find(({ id }) => id === user.primary_email_address_id)
  return { email: primary?.value ?? null, email_verified: primary?.status === 'verified' }
}

function profileClaims(instance: Instance, user: UserRow): Json {
  return {
    family_name: user.last_name,
    given_name: user.first_name,
    name: [user.first_name, user.last_name].filter(Boolean).join(' ') || null,
    preferred_username: user.username,
    picture: imageUrl(instance, user),
  }
}

function organizationClaims(instance: Instance, user: UserRow, organizationId: string | null): Json {
  const organization = organizationId === null ? undefined : findOrganization(instance.db, organizationId)
  // Members may leave after they granted access.
  if (!organization || !findMembership(instance.db, organization.id, user.id)) return {}
  return { org_id: organization.id, org_name: organization.name, org_slug: organization.slug }
}

/** The claims about a user that the scopes of a grant allow. */
export function claimsOf(instance: Instance, user: UserRow, { scopes, organization }: Grant): Json {
  const has = (scope: string): boolean => scopes.includes(scope)
  return {
    ...(has('email') ? emailClaims(instance, user) : {}),
    ...(has('profile') ? profileClaims(instance, user) : {}),
    ...(has('public_metadata')
      ? {
          public_metadata: JSON.parse(user.public_metadata) as unknown,
          unsafe_metadata: JSON.parse(user.unsafe_metadata) as unknown,
        }
      : {}),
    ...(has('private_metadata') ? { private_metadata: JSON.parse(user.private_metadata) as unknown } : {}),
    ...(has('user:org:read') ? organizationClaims(instance, user, organization) : {}),
  }
}
