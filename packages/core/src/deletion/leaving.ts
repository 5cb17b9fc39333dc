import { Refusal } from '../http/refusal.ts'
import { withTimeout } from '../http/timeout.ts'
import type { MountedOperation } from '../mount/mounted-operation.ts'
import type { Attempt } from '../operation/attempt.ts'

/**
 * Refuses a change to an account between the admission of its deletion and Clerk's. A courtesy and no lock: where the
 * ledger can't be asked, the change goes on.
 * @throws Refusal `deletion_in_progress`
 */
export async function assertNotLeaving(
  attempt: Attempt,
  { codes, whileDeleting }: Pick<MountedOperation, 'codes' | 'whileDeleting'>,
): Promise<void> {
  const { settings, parties } = attempt
  if (whileDeleting || !codes.has('deletion_in_progress')) return
  if (!settings.deletion || parties.targets.length === 0) return
  const leaving = await askAdmitted(attempt, settings.deletion.admitted(parties.targets))
  if (leaving.length > 0) throw new Refusal('deletion_in_progress')
}

async function askAdmitted(attempt: Attempt, admitted: Promise<readonly string[]>): Promise<readonly string[]> {
  try {
    const expired = () => new Error('No answer within `timeoutMs`.')
    return await withTimeout(admitted, attempt.settings.timeoutMs, expired)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    attempt.hint(
      'ledger',
      `The ledger of deletions did not answer, so a change went ahead even if the account is being deleted: ${why}`,
    )
    return []
  }
}
