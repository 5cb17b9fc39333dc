import { isGone, unusableAnswer } from '../clerk/errors.ts'
import type { AppAuth } from '../clerk/types.ts'
import { isObject } from '../http/is-object.ts'
import { isSafe } from '../http/method.ts'
import { Refusal } from '../http/refusal.ts'
import type { JsonValue } from '../http/reply.ts'
import { withTimeout } from '../http/timeout.ts'
import { type AuthorizeInternals, type AuthorizeTraits, internals } from '../options/authorize.ts'
import type { AuthorizeContext, TargetMembership, TargetUser } from '../options/options.ts'
import type { Principal } from '../options/principal.ts'
import { assertSensitive } from './admission.ts'
import { type Attempt, isSensitive } from './attempt.ts'

/**
 * Asks the app's `authorize` for each target, and for powerful operations Clerk whether the caller is still in good
 * standing: a token outlives a ban or a deletion by up to a minute.
 * @param targets user ids; null for users in general
 */
export async function assertAuthorized(
  attempt: Attempt,
  principal: Principal,
  targets: readonly (string | null)[],
  input: unknown,
): Promise<void> {
  const { operation, settings } = attempt
  const own = targets.includes(principal.userId)
  if (own && operation.sensitive === 'own-account') assertSensitive(attempt)
  const powerful = isSensitive(operation, input)
  for (const targetUserId of targets) {
    const context = contextOf(attempt, principal, targetUserId, input, powerful)
    const asked: unknown = settings.authorize?.(context)
    const verdict = await withTimeout(asked, settings.timeoutMs, () => attempt.tooSlow('authorize'))
    if (verdict === true) continue
    // Only `true` allows: a return that the app forgot must not.
    if (verdict !== false)
      attempt.hint('authorize verdict', `\`authorize\` returned ${typeof verdict}, which counts as false. Return true.`)
    throw new Refusal('forbidden')
  }
  if (powerful && (settings.authorize as AuthorizeTraits | undefined)?.live !== false)
    await assertGoodStanding(attempt, principal)
}

async function assertGoodStanding(attempt: Attempt, { userId }: Principal): Promise<void> {
  const caller = await loadCaller(attempt, userId)
  if (caller.banned || caller.locked) throw new Refusal('forbidden')
}

/**
 * The caller as Clerk has them now.
 * @throws Refusal `forbidden` where the account is gone (`not_found` would be about the target), `clerk_unavailable`
 */
function loadCaller(attempt: Attempt, userId: string): Promise<TargetUser> {
  attempt.caller ??= readCaller(attempt, userId)
  return attempt.caller
}

async function readCaller({ clerk }: Attempt, userId: string): Promise<TargetUser> {
  const caller = await clerk
    .read((client) => client.users.getUser(userId) as Promise<TargetUser>)
    .catch((error: unknown) => {
      throw isGone(error) ? new Refusal('forbidden') : error
    })
  if (typeof caller?.banned !== 'boolean' || caller.id !== userId) throw unusableAnswer('getUser')
  return caller
}

function contextOf(
  attempt: Attempt,
  principal: Principal,
  targetUserId: string | null,
  input: unknown,
  powerful: boolean,
): AuthorizeContext {
  const { operation, auth, clerk } = attempt
  let target: Promise<TargetUser> | undefined
  const inside: AuthorizeInternals = {
    powerful,
    changes: !isSafe(operation.method),
    tenancy: operation.tenancy,
    hint: (key, text) => attempt.hint(key, text),
    hideMetadata: () => {
      attempt.narrowAnswer = withoutMetadata
    },
  }
  const context: AuthorizeContext = {
    // The session's claims are what the app declares them to be.
    auth: auth as AppAuth,
    principal,
    operation: operation.id,
    targetUserId,
    input,
    async loadTarget() {
      if (targetUserId === null) return null
      // Clerk's own object: the app's function may see what a caller may not.
      target ??= clerk.read((client) => client.users.getUser(targetUserId)) as Promise<TargetUser>
      return target
    },
    loadPrincipal: () => loadCaller(attempt, principal.userId),
    async loadMemberships(userId, limit) {
      const page = await clerk.read((client) => client.users.getOrganizationMembershipList({ userId, limit }))
      const { data } = (page ?? {}) as { data?: unknown }
      if (!Array.isArray(data) || !data.every(isMembership)) throw unusableAnswer('getOrganizationMembershipList')
      return data
    },
  }
  return Object.assign(context, { [internals]: inside })
}

function isMembership(value: unknown): value is TargetMembership {
  const { role, permissions, organization } = (value ?? {}) as { [Key in keyof TargetMembership]?: unknown }
  const { id } = (organization ?? {}) as { id?: unknown }
  return typeof role === 'string' && Array.isArray(permissions) && typeof id === 'string'
}

/** A user, or a page of them, without what belongs to the whole account. */
function withoutMetadata(value: JsonValue): JsonValue {
  if (!isObject(value)) return value
  if (Array.isArray(value)) return value.map(withoutMetadata)
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'publicMetadata' || name === 'unsafeMetadata' ? {} : name === 'data' ? withoutMetadata(inner) : inner,
    ]),
  )
}

/** Narrows a list to the active organization if `authorize` reaches no further and the request has no such filter. */
export function withinOrganization({ operation, auth: { orgId }, settings }: Attempt, input: unknown): unknown {
  const authorize = settings.authorize as AuthorizeTraits | undefined
  if (operation.tenancy !== 'organizationId') return input
  if (!authorize?.narrows || !orgId || (input as { organizationId?: unknown }).organizationId !== undefined)
    return input
  return { ...(input as object), organizationId: [orgId] }
}
