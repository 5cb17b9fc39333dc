import { Refusal } from '../http/refusal.ts'
import { withTimeout } from '../http/timeout.ts'
import type { Attempt } from '../operation/attempt.ts'
import type { AccountDeletion } from '../options/deletion.ts'
import { missing } from '../options/settings.ts'

/** The plan of a row that is mounted only with one. */
export function planOf({ settings, operation }: Attempt): AccountDeletion {
  if (!settings.deletion) throw missing('deletion', `'${operation.id}' needs a plan`)
  return settings.deletion
}

/**
 * Asks the plan's ledger, or Clerk by it, in time.
 * @throws Refusal `busy`; `misconfigured` where the plan's client has no secret key, or one that Clerk refuses
 */
export async function askLedger<T>(attempt: Attempt, ask: (deletion: AccountDeletion) => Promise<T>): Promise<T> {
  try {
    const expired = () => new Error('The ledger did not answer within `timeoutMs`.')
    return await withTimeout(ask(planOf(attempt)), attempt.settings.timeoutMs, expired)
  } catch (cause) {
    const { toRefusal } = await import('../clerk/failure.ts')
    const refusal = toRefusal(cause)
    if (refusal.code === 'misconfigured') throw refusal
    throw new Refusal('busy', { log: 'The ledger of deletions did not answer.', cause })
  }
}
