import { clerkError } from '../../errors.ts'
import { newSecret } from '../../ids.ts'
import type { Instance } from '../../instance.ts'
import { findMembership } from '../../store/organizations/memberships.ts'
import { findOrganization } from '../../store/organizations/organizations.ts'
import { findRecordByName } from '../../store/records/records.ts'
import type { SessionRow } from '../../store/sessions/sessions.ts'
import { identifiersOf } from '../../store/users/identifiers.ts'
import { findUser } from '../../store/users/users.ts'
import { type JwtTemplate, signWith } from './jwt-template.ts'

/** The category of tokens from templates, which SDKs do not accept as session tokens. */
const templateCategory = 'cl_B7d4PD222AAA'

function valuesOf(instance: Instance, session: SessionRow): Record<string, unknown> {
  const user = findUser(instance.db, session.user_id)
  const identifiers = identifiersOf(instance.db, [session.user_id])
  const textOf = (id: string | null | undefined) =>
    identifiers.find((identifier) => identifier.id === id)?.value ?? null
  const organization = session.last_active_organization_id
    ? findOrganization(instance.db, session.last_active_organization_id)
    : undefined
  return {
    user: user && {
      id: user.id,
      external_id: user.external_id,
      username: user.username,
      first_name: user.first_name,
      last_name: user.last_name,
      full_name: [user.first_name, user.last_name].filter(Boolean).join(' ') || null,
      primary_email_address: textOf(user.primary_email_address_id),
      primary_phone_number: textOf(user.primary_phone_number_id),
      public_metadata: JSON.parse(user.public_metadata) as unknown,
      unsafe_metadata: JSON.parse(user.unsafe_metadata) as unknown,
      created_at: user.created_at,
      updated_at: user.updated_at,
      two_factor_enabled: user.totp_secret !== null,
    },
    session: { id: session.id, actor: session.actor === null ? null : (JSON.parse(session.actor) as unknown) },
    org: organization && {
      id: organization.id,
      name: organization.name,
      slug: organization.slug,
      role: findMembership(instance.db, organization.id, session.user_id)?.role ?? null,
    },
  }
}

function lookUp(values: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, key)
          ? (value as Record<string, unknown>)[key]
          : null,
      values,
    )
}

function fill(claim: unknown, values: unknown): unknown {
  if (typeof claim === 'string') {
    const whole = /^\{\{\s*([\w.]+)\s*\}\}$/.exec(claim)
    if (whole) return lookUp(values, whole[1] as string)
    return claim.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (_, path: string) => String(lookUp(values, path) ?? ''))
  }
  if (Array.isArray(claim)) return claim.map((item) => fill(item, values))
  if (typeof claim === 'object' && claim !== null) {
    return Object.fromEntries(Object.entries(claim).map(([key, value]) => [key, fill(value, values)]))
  }
  return claim
}

/** Creates a token from a template. It has no session claims, so it does not prove a session. */
export function templateToken(instance: Instance, session: SessionRow, name: string, lifetime?: number | null): string {
  const row = findRecordByName<JwtTemplate>(instance.db, 'jwt_template', name)
  if (!row) throw clerkError('resource_not_found', `The JWT template ${name}`)
  const template = row.data
  const now = Math.floor(instance.now() / 1000)
  const claims = fill(template.claims, valuesOf(instance, session)) as Record<string, unknown>
  return signWith(
    instance,
    template,
    {
      ...claims,
      exp: now + (lifetime ?? template.lifetime),
      iat: now,
      iss: instance.url,
      jti: newSecret(15),
      nbf: now - template.allowed_clock_skew,
      sub: session.user_id,
    },
    { cat: templateCategory },
  )
}
