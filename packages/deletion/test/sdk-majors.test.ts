import { createClerkClient as version3 } from '@clerk/backend'
import { createClerkClient as version1 } from 'clerk-backend-1'
import { createClerkClient as version2 } from 'clerk-backend-2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  activeSubscription,
  type ClerkClient,
  clerkAccount,
  defineDeletion,
  deleteEmptyOrganizations,
  reconcile,
  revokeSessions,
  soleOrganizationAdmin,
} from '../src/index.ts'
import { memoryStore } from '../src/stores/memory.ts'
import { type Clerk, startClerk } from './support/app.ts'

let clerk: Clerk
beforeAll(async () => {
  clerk = await startClerk()
})
afterAll(() => clerk?.stop())

type Options = { readonly apiUrl: string; readonly secretKey: string }
const makers: readonly [string, (options: Options) => ClerkClient][] = [
  ['1', version1],
  ['2', version2],
  ['3', version3],
]

describe.each(makers)('with version %s of @clerk/backend', (version, make) => {
  it('a plan with everything that asks Clerk finishes, and reconcile finds who is missing', async () => {
    const clerkClient = make({ apiUrl: clerk.url, secretKey: clerk.secretKey })
    const billing = version === '1' ? [] : [activeSubscription()]
    const deletion = defineDeletion({
      store: memoryStore(),
      clerkClient,
      blockers: [soleOrganizationAdmin({ lastMember: 'allow' }), ...billing],
      steps: [revokeSessions(), deleteEmptyOrganizations(), clerkAccount()],
    })
    const [userId, gone, owner] = [await clerk.createUser(), await clerk.createUser(), await clerk.createUser()]
    await clerk.api.sessions.createSession({ userId })
    await clerk.api.organizations.createOrganization({ name: `Solo ${version}`, createdBy: userId })
    const answer = await deletion.request({ userId, instance: clerk.instance, requestedBy: 'self' })
    expect(answer.outcome).toBe('finished')
    expect(await clerk.exists(userId)).toBe(false)
    await clerk.api.users.deleteUser(gone)
    const found = await reconcile(deletion, { userIds: [userId, gone, owner], canary: owner, dryRun: false })
    expect(found).toMatchObject({ asked: 2, missing: [gone], opened: 1 })
    await deletion.sweep()
    expect((await deletion.ofUser(gone))?.state).toBe('finished')
  })
})
