import { ignoredWebhook, reportUnknown } from '../log/notices.ts'
import { inPhase } from '../plan/options.ts'
import type { AccountDeletion, CancelOutcome, DeletionRequest } from '../port.ts'
import type { Row } from '../stores/store.ts'
import { type Engine, newId } from './context.ts'
import { follow } from './follow.ts'

/** @param by limits it to deletions that this requester asked for */
export async function cancel(engine: Engine, id: string, by: 'self' | null): Promise<CancelOutcome> {
  const { store, plan } = engine
  const before = await store.find(id)
  const pending = inPhase(before?.plan ?? [], 'cancelled:').length > 0
  const row = await store.cancel(id, by, pending ? 0 : null)
  if (row) {
    engine.emit('cancelled', row)
    if (pending) await follow(engine, row, undefined, performance.now() + plan.options.waitMs)
    return 'cancelled'
  }
  const found = await store.find(id)
  if (!found) return 'not_found'
  if (found.state === 'scheduled' && by !== null && found.requestedBy !== by) return 'not_yours'
  return found.state === 'cancelled' ? 'cancelled' : 'too_late'
}

/** Records a webhook's word that a user is gone. */
export async function gone(
  engine: Engine,
  { userId, externalId, instance }: Parameters<AccountDeletion['gone']>[0],
): Promise<void> {
  // If Clerk can't be asked now, the claim is recorded, and Clerk is asked before anything runs.
  if (!(await engine.isOwn(instance).catch(() => true))) {
    engine.warn(`webhook:${instance}`, ignoredWebhook(instance))
    return
  }
  const claim = { id: newId(), userId, externalId, instance, requestedBy: 'clerk', plan: engine.plan.names }
  const row = await engine.store.gone(claim)
  if (row) void engine.alarm(row.id, 0)
}

/**
 * An administrator takes over a user's own scheduled deletion.
 * @returns undefined if it has changed meanwhile; `unknown` where the ledger may have recorded it
 */
export async function takeOver(
  engine: Engine,
  { id }: Row,
  { requestedBy, override = [], grace }: DeletionRequest,
): Promise<Row | 'unknown' | undefined> {
  let row: Row | undefined
  try {
    row = await engine.store.takeOver(id, { requestedBy, overridden: override, dueInMs: grace ? null : 0 })
  } catch (error) {
    reportUnknown(id, error)
    return 'unknown'
  }
  if (row) engine.emit('requested', row)
  return row
}
