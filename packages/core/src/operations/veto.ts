import type { AppAuth } from '../clerk/types.ts'
import { plainBlockers } from '../deletion/blockers.ts'
import { Refusal } from '../http/refusal.ts'
import { withTimeout } from '../http/timeout.ts'
import type { Attempt } from '../operation/attempt.ts'
import type { SelfDeletionContext } from '../options/options.ts'
import type { Principal } from '../options/principal.ts'

/**
 * Asks the app whether a user may delete their own account.
 * @throws Refusal `blocked`; `busy` where the app can't say: nothing is deleted on a guess
 */
export async function assertNoVeto(
  selfDeletion: (context: SelfDeletionContext) => unknown,
  attempt: Attempt,
  principal: Principal,
): Promise<void> {
  const verdict = await askApp(attempt, () => selfDeletion({ auth: attempt.auth as AppAuth, principal }))
  if (verdict !== true) throw new Refusal('blocked', { blockers: plainBlockers(Array.isArray(verdict) ? verdict : []) })
}

async function askApp(attempt: Attempt, ask: () => unknown): Promise<unknown> {
  try {
    return await withTimeout(ask(), attempt.settings.timeoutMs, () => attempt.tooSlow('selfDeletion'))
  } catch (cause) {
    throw new Refusal('busy', {
      message: "We couldn't check whether this account can be deleted. Nothing was deleted. Try again.",
      log: '`selfDeletion` failed.',
      cause,
    })
  }
}
