import * as v from 'valibot'
import { ClerkError, errorItem, isErrorCode, SeedError } from '../errors.ts'
import { derivedId, type IdPrefix } from '../ids.ts'
import type { Instance } from '../instance.ts'
import { checkPassword, hashPassword, type StoredPassword } from '../model/factors/passwords.ts'
import { addDomain, domainName } from '../model/organizations/domains.ts'
import { invite } from '../model/organizations/invitations.ts'
import { addMember } from '../model/organizations/members.ts'
import { createOrganization } from '../model/organizations/organizations.ts'
import { saveTemplate } from '../model/sessions/jwt-template.ts'
import { setSubscription, subscriptionInput } from '../model/subscriptions.ts'
import { createUser } from '../model/users/create-user.ts'
import { addExternalAccount, addPasskey, addTrustedDevice } from '../model/users/credentials.ts'
import { createUserEntries } from '../model/users/user-input.ts'
import { enrollmentModes } from '../store/organizations/domains.ts'
import { dateTime, emailAddress, maybe, metadata } from '../validation.ts'

function idOf(prefix: string) {
  return v.optional(v.pipe(v.string(), v.regex(new RegExp(`^${prefix}_[A-Za-z0-9_]+$`), `must start with ${prefix}_`)))
}

const seedUser = v.strictObject({
  ...createUserEntries,
  id: idOf('user'),
  external_accounts: v.optional(
    v.array(
      v.strictObject({
        id: idOf('eac'),
        provider: v.string(),
        provider_user_id: v.string(),
        email_address: v.string(),
        first_name: v.optional(v.string()),
        last_name: v.optional(v.string()),
        username: v.optional(v.string()),
        approved_scopes: v.optional(v.string()),
        token: v.optional(v.string()),
      }),
    ),
    [],
  ),
  subscription: v.optional(subscriptionInput),
  passkeys: v.optional(v.array(v.strictObject({ id: idOf('idn'), name: v.string() })), []),
  trusted_devices: v.optional(
    v.array(
      v.strictObject({
        id: idOf('tdev'),
        platform: v.picklist(['ios', 'android']),
        app_identifier: v.string(),
        name: v.optional(v.string()),
      }),
    ),
    [],
  ),
})

const seedOrganization = v.strictObject({
  id: idOf('org'),
  name: v.string(),
  slug: v.optional(v.string()),
  max_allowed_memberships: v.optional(v.number()),
  public_metadata: v.optional(metadata),
  private_metadata: v.optional(metadata),
  created_at: maybe(dateTime),
  /** Users by id or by any of their email addresses. */
  members: v.optional(v.array(v.strictObject({ user: v.string(), role: v.optional(v.string(), 'org:member') })), []),
  invitations: v.optional(
    v.array(v.strictObject({ email_address: emailAddress, role: v.optional(v.string(), 'org:member') })),
    [],
  ),
  /** Verified domains, by which users are enrolled. */
  domains: v.optional(
    v.array(
      v.strictObject({
        name: domainName,
        enrollment_mode: v.optional(v.picklist(enrollmentModes), 'manual_invitation'),
      }),
    ),
    [],
  ),
})

const seedSchema = v.strictObject({
  users: v.optional(v.array(seedUser), []),
  organizations: v.optional(v.array(seedOrganization), []),
  jwt_templates: v.optional(
    v.array(
      v.strictObject({
        name: v.string(),
        claims: v.record(v.string(), v.unknown()),
        lifetime: v.optional(v.number()),
      }),
    ),
    [],
  ),
})

/**
 * The data that an emulator starts with and that a reset restores. Users have the fields of `POST /v1/users`, and may have
 * an `id`, accounts at providers, passkeys and trusted devices as well.
 */
export type Seed = v.InferInput<typeof seedSchema>

type ParsedSeed = v.InferOutput<typeof seedSchema>

type SeedUser = ParsedSeed['users'][number]

/** A validated seed with all ids assigned and all passwords hashed. It can be planted repeatedly. */
export interface ReadySeed extends Omit<ParsedSeed, 'users'> {
  readonly users: readonly (Omit<SeedUser, 'password'> & { readonly stored: StoredPassword | undefined })[]
}

/** Derives missing ids from the position in the seed and the instance, so that a reset restores the same ids. */
function withIds(seed: ParsedSeed, instanceId: string): ParsedSeed {
  const id = (prefix: IdPrefix, ...place: (string | number)[]) => derivedId(prefix, [instanceId, ...place].join('/'))
  return {
    ...seed,
    users: seed.users.map((user, index) => ({
      ...user,
      id: user.id ?? id('user', index),
      external_accounts: user.external_accounts.map((it, at) => ({ ...it, id: it.id ?? id('eac', index, at) })),
      passkeys: user.passkeys.map((it, at) => ({ ...it, id: it.id ?? id('idn', index, at) })),
      trusted_devices: user.trusted_devices.map((it, at) => ({ ...it, id: it.id ?? id('tdev', index, at) })),
    })),
    organizations: seed.organizations.map((it, index) => ({ ...it, id: it.id ?? id('org', index) })),
  }
}

async function withoutPassword({ password, ...user }: SeedUser, index: number): Promise<ReadySeed['users'][number]> {
  if (!password) return { ...user, stored: undefined }
  return at(`users.${index}.password`, async () => {
    if (!user.skip_password_checks) checkPassword(password)
    return { ...user, stored: await hashPassword(password) }
  })
}

/** Validates and prepares a seed. Throws a `SeedError` with the path of a mistake. */
export async function readySeed(seed: unknown, instanceId: string): Promise<ReadySeed> {
  const result = v.safeParse(seedSchema, seed)
  if (!result.success) {
    const [issue] = result.issues
    throw new SeedError(v.getDotPath(issue) ?? '', problemOf(issue))
  }
  const parsed = withIds(result.output, instanceId)
  return { ...parsed, users: await Promise.all(parsed.users.map(withoutPassword)) }
}

function problemOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'it is not a known field.'
  if (issue.received === 'undefined') return 'it is missing.'
  const field = String(issue.path?.at(-1)?.key ?? 'it')
  return isErrorCode(issue.message) ? errorItem(issue.message, field).long_message : issue.message
}

async function at<T>(path: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const known = error instanceof ClerkError ? error.errors[0]?.long_message : undefined
    throw new SeedError(path, known ?? String(error))
  }
}

export function plantTemplates(instance: Instance, seed: ReadySeed): void {
  for (const template of seed.jwt_templates) saveTemplate(instance, template)
}

/** Creates everything in the seed, without webhooks. */
export async function plantSeed(running: Instance, seed: ReadySeed): Promise<void> {
  const instance: Instance = Object.create(running, { emit: { value: () => {} } })
  const byAddress = new Map<string, string>()
  for (const [
    index,
    { id, external_accounts, passkeys, trusted_devices, subscription, stored, ...input },
  ] of seed.users.entries()) {
    const user = await at(`users.${index}`, () => createUser(instance, input, { id, password: stored }))
    for (const address of input.email_address ?? []) byAddress.set(address, user.id)
    for (const account of external_accounts) addExternalAccount(instance, user.id, account)
    for (const passkey of passkeys) addPasskey(instance, user.id, passkey)
    for (const device of trusted_devices) addTrustedDevice(instance, user.id, device)
    if (subscription) setSubscription(instance, user.id, subscription, { silent: true })
  }
  await at('jwt_templates', () => plantTemplates(instance, seed))
  for (const [index, { members, invitations, domains, ...input }] of seed.organizations.entries()) {
    await at(`organizations.${index}`, () => {
      const organization = createOrganization(instance, input)
      for (const { user, role } of members) {
        addMember(instance, organization.id, { user_id: byAddress.get(user.toLowerCase()) ?? user, role })
      }
      for (const invitation of invitations) invite(instance, organization.id, invitation)
      for (const { name, enrollment_mode: mode } of domains)
        addDomain(instance, organization.id, { name, mode, verified: true })
    })
  }
}
