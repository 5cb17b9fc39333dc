import { allPages } from '../clerk/client.ts'
import { isMissing } from '../clerk/errors.ts'
import { type Step, step } from './step.ts'

/**
 * Deletes the account at Clerk. Every plan has exactly one such step.
 * @example steps: [step('files', removeFiles), clerkAccount()]
 */
export function clerkAccount({ title = 'Account' }: { readonly title?: string } = {}): Step<unknown> {
  const run: Step<unknown>['run'] = async ({ userId, clerkClient, requestedBy }) => {
    // Webhooks and reconcile() only claim that the account is gone, so they must never delete one.
    const confirmOnly = requestedBy === 'clerk' || requestedBy === 'reconcile'
    try {
      await clerkClient.users[confirmOnly ? 'getUser' : 'deleteUser'](userId)
    } catch (error) {
      if (!isMissing(error)) throw error
      return
    }
    if (confirmOnly) throw Object.assign(new Error('Clerk still knows this user.'), { code: 'still_exists' })
  }
  return { ...step('clerk', run, { title }), account: true }
}

/**
 * Signs the user out everywhere. As an `accepted` step, it does so when a grace period begins.
 * @example accepted: [revokeSessions()]
 */
export function revokeSessions({ title = 'Sessions' }: { readonly title?: string } = {}): Step<unknown> {
  return step(
    'sessions',
    async ({ userId, clerkClient: { sessions }, signal }) => {
      while (!signal.aborted) {
        const { data } = await sessions.getSessionList({ userId, status: 'active', limit: 100 }).catch(orNone)
        if (!data.length) return
        for (const { id } of data) if (!signal.aborted) await sessions.revokeSession(id).catch(orNone)
      }
      throw signal.reason
    },
    { title },
  )
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
  return step(
    'organizations',
    async ({ userId, clerkClient: { users, organizations } }) => {
      const memberships = await allPages((page) => users.getOrganizationMembershipList({ userId, ...page })).catch(
        orEmpty,
      )
      for (const { organization } of memberships) {
        const query = { organizationId: organization.id, limit: 2, offset: 0 }
        try {
          const { data } = await organizations.getOrganizationMembershipList(query)
          const isAlone = data.length === 1 && data[0]?.publicUserData?.userId === userId
          if (isAlone) await organizations.deleteOrganization(organization.id)
        } catch (error) {
          if (!isMissing(error)) throw error
        }
      }
    },
    { title },
  )
}

/** The empty list where the user or the resource is gone. */
function orEmpty(error: unknown): never[] {
  if (isMissing(error)) return []
  throw error
}

const orNone = (error: unknown): { readonly data: never[] } => ({ data: orEmpty(error) })
