import { allPages, untilAborted } from '../clerk/client.ts'
import { isMissing } from '../clerk/errors.ts'
import { type Step, step } from './step.ts'

/**
 * Deletes the account at Clerk. Every plan has exactly one such step.
 * @example steps: [step('files', removeFiles), clerkAccount()]
 */
export function clerkAccount({ title = 'Account' }: { readonly title?: string } = {}): Step<unknown> {
  const run: ClerkStep = async ({ userId, clerkClient: { users }, requestedBy, signal }) => {
    // Webhooks and reconcile() only claim that the account is gone, so they must never delete one.
    const confirmOnly = requestedBy === 'clerk' || requestedBy === 'reconcile'
    try {
      await untilAborted<unknown>(signal, () => users[confirmOnly ? 'getUser' : 'deleteUser'](userId))
    } catch (error) {
      if (!isMissing(error)) throw error
      return
    }
    if (confirmOnly) throw Object.assign(new Error('Clerk still knows this user.'), { code: 'still_exists' })
  }
  return { ...clerkStep('clerk', run, title), account: true }
}

/**
 * Signs the user out everywhere. As an `accepted` step, it does so when a grace period begins.
 * @example accepted: [revokeSessions()]
 */
export function revokeSessions({ title = 'Sessions' }: { readonly title?: string } = {}): Step<unknown> {
  const run: ClerkStep = async ({ userId, clerkClient: { sessions }, signal }) => {
    const query = { userId, status: 'active', limit: 100 } as const
    const revoked = new Set<string>()
    for (;;) {
      const { data } = await untilAborted(signal, () => sessions.getSessionList(query)).catch(orNone)
      // Clerk's list may lag behind what it has revoked.
      const fresh = data.filter(({ id }) => !revoked.has(id))
      if (!fresh.length) return
      for (const { id } of fresh) {
        await untilAborted(signal, () => sessions.revokeSession(id)).catch(orNone)
        revoked.add(id)
      }
    }
  }
  return clerkStep('sessions', run, title)
}

/**
 * Deletes the organizations whose only member is the user. Belongs before `clerkAccount()`. An organization that somebody
 * has joined in the meantime is kept.
 * @example steps: [deleteEmptyOrganizations(), clerkAccount()]
 */
export function deleteEmptyOrganizations({
  title = 'Organizations without other members',
}: {
  readonly title?: string
} = {}): Step<unknown> {
  const run: ClerkStep = async ({ userId, clerkClient: { users, organizations }, signal }) => {
    const ofUser = allPages((page) => users.getOrganizationMembershipList({ userId, ...page }), signal)
    for (const { organization } of await ofUser.catch(orEmpty)) {
      const query = { organizationId: organization.id, limit: 2, offset: 0 }
      try {
        const { data } = await untilAborted(signal, () => organizations.getOrganizationMembershipList(query))
        const isAlone = data.length === 1 && data[0]?.publicUserData?.userId === userId
        if (isAlone) await untilAborted(signal, () => organizations.deleteOrganization(organization.id))
      } catch (error) {
        if (!isMissing(error)) throw error
      }
    }
  }
  return clerkStep('organizations', run, title)
}

type ClerkStep = (...parameters: Parameters<Step<unknown>['run']>) => Promise<void>

/** A Clerk that hangs is down: waiting helps, and it counts no failure. Its steps may run beside a call that hangs. */
function clerkStep(name: string, run: ClerkStep, title: string): Step<unknown> {
  const inTime: ClerkStep = async (context) => {
    const { signal } = context
    try {
      await run(context)
    } catch (error) {
      if (!signal.aborted || error !== signal.reason) throw error
      throw Object.assign(new Error('Clerk gave no answer in time.'), { code: 'timeout', clerkError: true })
    }
  }
  return step(name, inTime, { title })
}

/** The empty list where the user or the resource is gone. */
function orEmpty(error: unknown): never[] {
  if (isMissing(error)) return []
  throw error
}

const orNone = (error: unknown): { readonly data: never[] } => ({ data: orEmpty(error) })
