import { newId } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { signJwt } from '../../keys.ts'
import { findMembership } from '../../store/organizations/memberships.ts'
import { findOrganization } from '../../store/organizations/organizations.ts'
import type { SessionRow } from '../../store/sessions/sessions.ts'
import { findUser } from '../../store/users/users.ts'
import { permissionsOf } from '../organizations/roles.ts'

/** The category of session tokens, as opposed to other tokens of the same key. */
export const sessionTokenCategory = 'cl_B7d4PD111AAA'

function minutesSince(time: number, now: number): number {
  return Math.floor((now - time) / 60_000)
}

/** The `fva` claim: minutes since each factor was verified, or -1 if it never was. */
export function factorAges(session: SessionRow, now: number): [number, number] {
  return [
    minutesSince(session.first_factor_at, now),
    session.second_factor_at === null ? -1 : minutesSince(session.second_factor_at, now),
  ]
}

/** The claims about the active organization, in version 2 of session tokens. */
function organizationClaim(instance: Instance, session: SessionRow) {
  if (!session.last_active_organization_id) return undefined
  const organization = findOrganization(instance.db, session.last_active_organization_id)
  const membership = organization && findMembership(instance.db, organization.id, session.user_id)
  if (!membership) return undefined
  const { features, ...granted } = ownPermissions(permissionsOf(instance, membership.role))
  const claim = { id: organization.id, slg: organization.slug, rol: membership.role.replace(/^org:/, '') }
  return features.length > 0 ? { o: { ...claim, ...granted }, fea: features.join(',') } : { o: claim }
}

/**
 * The permissions of a role that are not Clerk's own, as session tokens have them: `org:invoices:read` is the action
 * `read` in `per` and, in `fpm`, a bit of the number of the feature `o:invoices`.
 */
function ownPermissions(keys: readonly string[]) {
  const own = keys.filter((key) => !key.startsWith('org:sys_')).map((key) => key.split(':').slice(1))
  const features = [...new Set(own.map(([feature]) => feature))]
  const actions = [...new Set(own.map(([, action]) => action))]
  const bits = features.map((feature) =>
    own.reduce((sum, [other, action]) => (other === feature ? sum + 2 ** actions.indexOf(action) : sum), 0),
  )
  return { features: features.map((feature) => `o:${feature}`), per: actions.join(','), fpm: bits.join(',') }
}

/** The claims of a session token. `azp` is the origin of the page that asked for it. */
export function sessionClaims(
  instance: Instance,
  session: SessionRow,
  options: { readonly azp?: string | undefined; readonly lifetime?: number | undefined } = {},
): Record<string, unknown> {
  const now = instance.now()
  const seconds = Math.floor(now / 1000)
  const user = findUser(instance.db, session.user_id)
  const organization = organizationClaim(instance, session)
  return {
    ...(options.azp ? { azp: options.azp } : {}),
    exp: seconds + (options.lifetime ?? instance.tokenLifetime),
    fva: factorAges(session, now),
    iat: seconds,
    iss: instance.url,
    jti: newId('ver', now).slice(4),
    // The custom claim from Clerk's guide to roles.
    metadata: user ? (JSON.parse(user.public_metadata) as unknown) : {},
    nbf: seconds - 10,
    sid: session.id,
    sts: session.status === 'pending' ? 'pending' : 'active',
    sub: session.user_id,
    v: 2,
    ...organization,
    ...(session.actor ? { act: JSON.parse(session.actor) as unknown } : {}),
  }
}

/** Version 1 of session tokens, before 2025-04-10: organization claims at the top level. */
function firstVersion({ o, fea = '', v: _, ...claims }: Record<string, unknown>): Record<string, unknown> {
  const organization = o as { id: string; slg: string; rol: string; per?: string; fpm?: string } | undefined
  if (!organization) return claims
  const { id, slg, rol, per = '', fpm = '' } = organization
  const bits = fpm.split(',').map(Number)
  const permissions = String(fea)
    .split(',')
    .flatMap((feature, at) =>
      per
        .split(',')
        .filter((_action, bit) => ((bits[at] ?? 0) >> bit) % 2 === 1)
        .map((action) => `org:${feature.replace(/^o:/, '')}:${action}`),
    )
  return { ...claims, org_id: id, org_slug: slg, org_role: `org:${rol}`, org_permissions: permissions }
}

export function sessionToken(
  instance: Instance,
  session: SessionRow,
  options: { readonly azp?: string; readonly lifetime?: number | undefined; readonly apiVersion?: string } = {},
): string {
  const claims = sessionClaims(instance, session, options)
  const old = options.apiVersion !== undefined && options.apiVersion < '2025-04-10'
  return signJwt(instance.key, old ? firstVersion(claims) : claims, { cat: sessionTokenCategory })
}
