import { Refusal } from '../http/refusal.ts'
import type { Attempt } from '../operation/attempt.ts'
import type { OwnDeletion } from '../schemas/deletion.ts'
import { plainBlockers } from './blockers.ts'
import { askLedger, planOf } from './ledger.ts'
import { ownDeletionOf } from './views.ts'

/** @param withBlockers also asks what stands against a deletion, where none is open */
export async function showOwnDeletion(attempt: Attempt, userId: string, withBlockers: boolean): Promise<OwnDeletion> {
  const record = await askLedger(attempt, (ledger) => ledger.ofUser(userId))
  const own = ownDeletionOf(planOf(attempt), record)
  if (!withBlockers || own.state) return own
  const blockers = await askLedger(attempt, (ledger) => ledger.blockersOf(userId))
  return { ...own, blockers: [...plainBlockers(blockers)] }
}

const refusals = { not_yours: 'forbidden', too_late: 'deletion_in_progress', not_found: 'not_found' } as const

/** @throws Refusal `not_found`, `forbidden` where somebody else asked for it, `deletion_in_progress` */
export async function cancelOwnDeletion(attempt: Attempt, userId: string): Promise<void> {
  const outcome = await askLedger(attempt, (ledger) => ledger.cancelOwn(userId))
  if (outcome !== 'cancelled') throw new Refusal(refusals[outcome])
}
