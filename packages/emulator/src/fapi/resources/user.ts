import type { Instance } from '../../instance.ts'
import { userResource } from '../../model/users/user-resource.ts'
import { listMemberships } from '../../store/organizations/memberships.ts'
import { findOrganization, type OrganizationRow } from '../../store/organizations/organizations.ts'
import type { UserRow } from '../../store/users/users.ts'
import { frontendMembership } from './organization.ts'

type Json = Record<string, unknown>

/** A passkey with its times. Passkeys from the seed have none of their own. */
export function frontendPasskey(passkey: Json, user: UserRow): Json {
  const { name, last_used_at, verification, created_at = user.created_at, updated_at = created_at } = passkey
  const expires = (verification as Json | null)?.expire_at ?? user.created_at
  return {
    id: passkey.id,
    object: 'passkey',
    name,
    last_used_at,
    verification: verification && { ...(verification as Json), expire_at: expires },
    created_at,
    updated_at,
  }
}

function memberships(instance: Instance, user: UserRow): object[] {
  const order = { column: 'created_at', descending: true }
  const { rows } = listMemberships(instance.db, { user_id: user.id }, order, { limit: 500, offset: 0 })
  return rows.map((row) =>
    frontendMembership(instance, row, findOrganization(instance.db, row.organization_id) as OrganizationRow),
  )
}

/** A user in the Frontend API: without private metadata, with organizations. */
export function frontendUser(instance: Instance, user: UserRow): object {
  const {
    private_metadata: _,
    bypass_client_trust: __,
    create_organizations_limit: limit,
    ...shown
  } = userResource(instance, user) as Json
  return {
    ...shown,
    ...(limit === null ? {} : { create_organizations_limit: limit }),
    passkeys: (shown.passkeys as Json[]).map((passkey) => frontendPasskey(passkey, user)),
    organization_memberships: memberships(instance, user),
  }
}
