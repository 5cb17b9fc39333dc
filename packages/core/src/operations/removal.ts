import type { ClerkUsers } from '../clerk.ts'
import { unusableAnswer } from '../clerk-errors.ts'
import type { RunContext } from '../operation.ts'
import type { AccountPrincipal } from '../principal.ts'
import { success } from '../schemas/success.ts'

type Context = RunContext<AccountPrincipal, undefined>

/** Takes something away from an account. Clerk answers each in another form; the caller learns that it is done. */
// @__NO_SIDE_EFFECTS__
export const removal = (
  call: (users: ClerkUsers, userId: string, ids: Context['ids']) => Promise<unknown> | undefined,
): { method: 'DELETE'; output: typeof success; run(context: Context): Promise<void> } => ({
  method: 'DELETE',
  output: success,
  async run({ principal, clerk, ids }) {
    const answer = await clerk.change(({ users }) => call(users, principal.targetUserId, ids))
    if (typeof answer !== 'object') throw unusableAnswer('a deletion')
  },
})
