import type { AuthorizeContext, TargetMembership } from './options.ts'
import { OptionError } from './settings.ts'

/** The part of the context that only `hasRole()` and `hasPermission()` use. */
export interface AuthorizeInternals {
  /** The operation grants power, handles credentials or deletes. */
  readonly powerful: boolean
  readonly changes: boolean
  readonly tenancy: Tenancy | undefined
  /** Says something once in the log. */
  hint(key: string, text: string): void
  /** Leaves metadata out of the answer. */
  hideMetadata(): void
}

/**
 * The reach of an organization's permission for an operation: never; only for accounts that belong to no other
 * organization, as for every change; or as a list that a filter narrows to one organization.
 */
export type Tenancy = 'never' | 'exclusive' | 'organizationId'

export const internals: unique symbol = Symbol('account-routes')

type Authorize = (context: AuthorizeContext) => Promise<boolean>

/** A function for the option `authorize`. The app's own function can call it, too: `await isAdmin(context)`. */
export interface AuthorizeFunction extends AuthorizeTraits {
  (context: AuthorizeContext): Promise<boolean>
}

/** Properties of the two functions below that the handler reads. */
export interface AuthorizeTraits {
  /** False if the app turned live checks off. */
  readonly live?: boolean
  /** Fills in the filter of a list when this function alone is the option. */
  readonly narrows?: true
  /** The reason why it never allows anything, such as a role that is not set. */
  readonly problem?: string | undefined
}

/** For contexts that an app builds in its own tests. */
const strictest: AuthorizeInternals = {
  powerful: true,
  changes: true,
  tenancy: undefined,
  hint: () => {},
  hideMetadata: () => {},
}

const internalsOf = (context: AuthorizeContext): AuthorizeInternals =>
  (context as { [internals]?: AuthorizeInternals })[internals] ?? strictest

function namesOf(helper: string, names: readonly unknown[]): readonly string[] {
  for (const name of names)
    if (name !== undefined && (typeof name !== 'string' || name.trim() === ''))
      throw new OptionError('authorize', `calls ${helper}() with a name that is empty or not a string`)
  if (names.length === 0) throw new OptionError('authorize', `calls ${helper}() without a name`)
  return names.filter((name) => typeof name === 'string')
}

/**
 * `undefined` is an unset environment variable: nothing matches it, and the app says so instead of failing its build.
 */
const problemOf = (helper: string, names: readonly unknown[]): string | undefined =>
  names.includes(undefined)
    ? `${helper}() was called with undefined, which allows nobody. Set the variable that holds the name.`
    : undefined

/** Options of `hasRole()`. */
export interface HasRoleOptions {
  /**
   * `false` trusts the role in the session token, which is up to a minute old, even for operations that grant power,
   * handle credentials or delete.
   * @default true
   */
  readonly live?: boolean
}

/**
 * Allows callers with one of these roles in their public metadata. Reads the `metadata` claim that Clerk's guide on
 * role-based access control adds to the session token, and asks Clerk for the current role before operations that grant
 * power, handle credentials or delete.
 * @example accountRoutes({ authorize: hasRole('admin') })
 * @throws OptionError for an empty name or anything but a string
 */
export function hasRole(
  role: string | undefined,
  ...more: readonly (string | undefined | HasRoleOptions)[]
): AuthorizeFunction {
  const args = [role, ...more]
  const options = args.at(-1)
  const given = isOptions(options) ? args.slice(0, -1) : args
  const { live = true } = isOptions(options) ? options : {}
  const roles = namesOf('hasRole', given)
  const problem = problemOf('hasRole', given)
  const authorize: Authorize = async (context) => {
    const { hint, powerful } = internalsOf(context)
    if (problem) hint('hasRole undefined', problem)
    const metadata = (context.auth.sessionClaims as { metadata?: unknown } | null | undefined)?.metadata
    if (metadata === undefined) hint('hasRole claim', noRoleClaim)
    if (!roles.includes(roleIn(metadata))) return false
    return !(live && powerful) || roles.includes(roleIn((await context.loadPrincipal()).publicMetadata))
  }
  return Object.assign(authorize, { live, problem })
}

const isOptions = (value: unknown): value is HasRoleOptions =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `''` is no role, so a missing one never equals a configured one. */
const roleIn = (metadata: unknown): string => {
  const role = (metadata as { role?: unknown } | null | undefined)?.role
  return typeof role === 'string' ? role : ''
}

const noRoleClaim =
  'hasRole() reads the role from the session token, which has no `metadata` claim. Add { "metadata": "{{user.public_metadata}}" } to it in the Clerk dashboard: Sessions, Customize session token.'

/** Options of `hasPermission()`. */
export interface HasPermissionOptions {
  /**
   * `true` lets the permission reach every user of the instance, for permissions that only the app's own staff have.
   * @default false
   */
  readonly everywhere?: boolean
  /**
   * `false` trusts the permission in the session token, which is up to a minute old.
   * @default true
   */
  readonly live?: boolean
}

/**
 * Allows callers who have this permission in their active organization. It reaches users who belong to that organization
 * and to no other; users who belong to several can only be read, without metadata, sessions and organizations. Only an
 * `org:admin` reaches another one. Lists must be filtered by the active organization.
 * @example accountRoutes({ authorize: hasPermission('org:users:manage') })
 * @throws OptionError for an empty name or anything but a string
 */
export function hasPermission(
  permission: string | undefined,
  { everywhere = false, live = true }: HasPermissionOptions = {},
): AuthorizeFunction {
  const [name] = namesOf('hasPermission', [permission])
  const problem = problemOf('hasPermission', [permission])
  const authorize: Authorize = async (context) => {
    const { hint, powerful } = internalsOf(context)
    if (problem) hint('hasPermission undefined', problem)
    const { auth, principal } = context
    if (name === undefined || auth.has?.({ permission: name }) !== true) return false
    if (live && powerful && auth.orgId) {
      const own = membershipIn(auth.orgId, await context.loadMemberships(principal.userId, 500))
      if (!own?.permissions.includes(name)) return false
    }
    return everywhere || (await isWithinOrganization(context))
  }
  return Object.assign(authorize, { live, problem, ...(!everywhere && { narrows: true as const }) })
}

const membershipIn = (organizationId: string, memberships: readonly TargetMembership[]): TargetMembership | undefined =>
  memberships.find(({ organization }) => organization.id === organizationId)

async function isWithinOrganization(context: AuthorizeContext): Promise<boolean> {
  const { auth, targetUserId, input } = context
  const { tenancy, changes, hideMetadata } = internalsOf(context)
  if (!auth.orgId || tenancy === 'never') return false
  if (targetUserId === null) {
    if (tenancy !== 'organizationId' || !isExactly(input, auth.orgId)) return false
    hideMetadata()
    return true
  }
  const memberships = await context.loadMemberships(targetUserId, 2)
  const own = membershipIn(auth.orgId, memberships)
  if (memberships.length === 1 && own) return own.role !== 'org:admin' || auth.orgRole === 'org:admin'
  if (changes || tenancy === 'exclusive') return false
  const shared = own ?? membershipIn(auth.orgId, await context.loadMemberships(targetUserId, 500))
  if (!shared || (shared.role === 'org:admin' && auth.orgRole !== 'org:admin')) return false
  hideMetadata()
  return true
}

/** Clerk reads `-org_…` as "not in", and several values as any of them. */
const isExactly = (input: unknown, organizationId: string): boolean => {
  const { organizationId: filter } = (input ?? {}) as { organizationId?: unknown }
  return Array.isArray(filter) && filter.length === 1 && filter[0] === organizationId
}
