import { Refusal } from '../http/refusal.ts'
import type { Attempt } from '../operation/attempt.ts'
import type { DeletionRecord, DeletionState } from '../options/deletion.ts'
import type { DeletionDetails, DeletionStatus } from '../schemas/deletion.ts'
import type { Page } from '../schemas/page.ts'
import { askLedger, planOf } from './ledger.ts'
import { detailsOf, statusOf } from './views.ts'

/** Which deletions to list. */
export interface DeletionFilter {
  readonly limit?: number
  readonly offset?: number
  readonly state?: DeletionState
}

export async function listDeletions(
  attempt: Attempt,
  { limit = 10, offset = 0, state }: DeletionFilter,
): Promise<Page<DeletionDetails>> {
  const found = await askLedger(attempt, (ledger) => ledger.list({ limit, offset, ...(state && { state }) }))
  return { ...found, data: found.data.map((record) => showDeletion(attempt, record)) }
}

export const findDeletion = (attempt: Attempt, id: string): Promise<DeletionRecord | undefined> =>
  askLedger(attempt, (ledger) => ledger.find(id))

export const showDeletion = (attempt: Attempt, record: DeletionRecord): DeletionDetails =>
  detailsOf(planOf(attempt), record)

/** @throws Refusal `not_found` where it was forgotten meanwhile */
export async function retryDeletion(attempt: Attempt, id: string): Promise<DeletionDetails> {
  const found = await askLedger(attempt, async (ledger) => {
    await ledger.retry(id)
    return ledger.find(id)
  })
  if (!found) throw new Refusal('not_found')
  return showDeletion(attempt, found)
}

/** @throws Refusal `not_found`, `deletion_in_progress` */
export async function cancelDeletion(attempt: Attempt, id: string): Promise<void> {
  const outcome = await askLedger(attempt, (ledger) => ledger.cancel(id))
  if (outcome === 'too_late') throw new Refusal('deletion_in_progress')
  if (outcome !== 'cancelled') throw new Refusal('not_found')
}

/** @throws Refusal `not_found` */
export async function followDeletion(attempt: Attempt, id: string): Promise<DeletionStatus> {
  const record = await findDeletion(attempt, id)
  const status = record && statusOf(record)
  if (!status) throw new Refusal('not_found')
  return status
}
