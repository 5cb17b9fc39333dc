import { allPages, type ClerkClient } from '../clerk/client.ts'
import type { Blocker } from '../port.ts'
import { isCode } from './step.ts'

/** Argument of a blocker. */
export interface BlockerContext {
  readonly userId: string
  readonly clerkClient: ClerkClient
  readonly signal: AbortSignal
  /** Returns those of these users who are being deleted, `firmly` if their deletion was accepted. */
  leaving(userIds: readonly string[]): Promise<ReadonlyMap<string, { readonly firmly: boolean }>>
}

/** Finds reasons why an account can't be deleted now. */
export interface BlockerCheck {
  readonly code: string
  /** The time limit in milliseconds. @default the plan's `timeoutMs`, which all blockers share */
  readonly timeoutMs?: number
  readonly find: (context: BlockerContext) => Promise<readonly Blocker[]>
  /**
   * True if only deletions that are not yet accepted stand in the way, so that it is worth asking again in a moment.
   */
  readonly passing?: (blocker: Blocker) => boolean
}

/** A blocker's answer: the text that the user reads, or nothing. */
export type Veto = string | { readonly message: string; readonly [detail: string]: unknown } | false | null | undefined

/**
 * Declares the app's own reason against a deletion.
 * @param veto returns the text for the user, or nothing to allow the deletion. If it throws, the answer is 503
 * @throws TypeError for a code that is not 1 to 60 of `a-z`, `0-9`, `_`, `.` and `-`
 * @example blocker('unpaid', async ({ userId }) => (await owes(userId)) && 'Pay your last invoice first.')
 */
export function blocker(
  code: string,
  veto: (context: BlockerContext) => Promise<Veto> | Veto,
  { timeoutMs }: Pick<BlockerCheck, 'timeoutMs'> = {},
): BlockerCheck {
  if (!isCode(code))
    throw new TypeError(`Blocker code ${JSON.stringify(code)}: use 1 to 60 of a-z, 0-9, "_", "." and "-".`)
  const find = async (context: BlockerContext): Promise<readonly Blocker[]> => {
    const found = await veto(context)
    if (!found) return []
    const given: object = typeof found === 'string' ? { message: found } : found
    return [{ message: unnamed, ...given, code }]
  }
  return { code, find, ...(timeoutMs && { timeoutMs }) }
}

/** For a veto of plain JavaScript that returns `true`. */
const unnamed = "This account can't be deleted yet."

/** Options of `soleOrganizationAdmin()`. */
export interface SoleAdminOptions {
  /** The roles that can run an organization. @default ['org:admin'] */
  readonly roles?: readonly string[]
  /** `'allow'` doesn't block the only member of an organization. @default 'block' */
  readonly lastMember?: 'block' | 'allow'
  /** The time limit in milliseconds. @default the plan's `timeoutMs` */
  readonly timeoutMs?: number
}

/**
 * Blocks the last administrator of an organization. Administrators who are being deleted themselves don't count.
 * @example blockers: [soleOrganizationAdmin({ lastMember: 'allow' })]
 */
export function soleOrganizationAdmin({
  roles = ['org:admin'],
  lastMember = 'block',
  timeoutMs,
}: SoleAdminOptions = {}): BlockerCheck {
  const code = 'sole_organization_admin'
  const waiting = new WeakSet<Blocker>()

  const find = async ({ userId, clerkClient, signal, leaving }: BlockerContext): Promise<readonly Blocker[]> => {
    const memberships = await allPages(
      (page) => clerkClient.users.getOrganizationMembershipList({ userId, ...page }),
      signal,
    )
    const found: Blocker[] = []
    for (const { role, organization } of memberships) {
      if (!roles.includes(role)) continue
      const members = (query: { role?: readonly string[] }) =>
        allPages(
          (page) =>
            clerkClient.organizations.getOrganizationMembershipList({
              organizationId: organization.id,
              ...query,
              ...page,
            }),
          signal,
        )
      const admins = await members({ role: roles })
      const others = admins.flatMap(({ publicUserData }) => publicUserData?.userId ?? []).filter((id) => id !== userId)
      // Asked after Clerk's list, and it knows finished deletions, so that a deletion in between is not missed.
      const going = await leaving(others)
      if (others.some((id) => !going.has(id))) continue
      if (lastMember === 'allow' && !others.length && (await members({})).length === 1) continue
      const { id, name } = organization
      const reason: Blocker = {
        code,
        message: `Make someone else an administrator of "${name}" first.`,
        organization: { id, name },
      }
      if (others.some((other) => !going.get(other)?.firmly)) waiting.add(reason)
      found.push(reason)
    }
    return found
  }
  return { code, find, passing: (reason) => waiting.has(reason), ...(timeoutMs && { timeoutMs }) }
}
