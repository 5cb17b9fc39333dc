import { unusableAnswer } from '../clerk/errors.ts'
import type { ClerkUsers } from '../clerk/types.ts'
import type { RunContext } from '../operation/operation.ts'
import type { AccountPrincipal } from '../options/principal.ts'
import { success } from '../schemas/success.ts'

/** The shape of the answer: Clerk names what was deleted, or the user whose factor is gone. */
interface Removed {
  readonly id?: unknown
  readonly deleted?: unknown
  readonly user_id?: unknown
  readonly userId?: unknown
}

/**
 * Removes one thing of an account, named by a parameter of the path.
 * @throws Refusal `clerk_unavailable` unless Clerk says that exactly this was deleted
 */
// @__NO_SIDE_EFFECTS__
export const removalOf = <const Parameter extends string>(
  parameter: Parameter,
  call: (users: ClerkUsers, userId: string, id: string) => Promise<unknown> | undefined,
) => ({
  method: 'DELETE' as const,
  output: success,
  async run({ principal, clerk, ids }: RunContext<AccountPrincipal, undefined, Parameter>): Promise<void> {
    const answer = await clerk.change(({ users }) => call(users, principal.targetUserId, ids[parameter]))
    const { id, deleted } = (answer ?? {}) as Removed
    if (deleted !== true || id !== ids[parameter]) throw unusableAnswer('a removal')
  },
})

/**
 * Removes a second factor of an account.
 * @throws Refusal `clerk_unavailable` unless Clerk says that it was this user's
 */
// @__NO_SIDE_EFFECTS__
export const factorRemoval = (call: (users: ClerkUsers, userId: string) => Promise<unknown> | undefined) => ({
  method: 'DELETE' as const,
  output: success,
  async run({ principal, clerk }: RunContext<AccountPrincipal, undefined>): Promise<void> {
    const { targetUserId } = principal
    const answer = await clerk.change(({ users }) => call(users, targetUserId))
    const { user_id, userId = user_id } = (answer ?? {}) as Removed
    if (userId !== targetUserId) throw unusableAnswer('a removal')
  },
})
