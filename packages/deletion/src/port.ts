// The contract with the routes, which core declares: one form for both sides.
export type {
  AccountDeletion,
  Blocker,
  CancelOutcome,
  DeletionAnswer,
  DeletionRecord,
  DeletionRequest,
  DeletionState,
  JsonValue,
  StepOutcome,
  SweepOptions,
  SweepResult,
} from '@account-routes/core'

/** One event per recorded transition; see `onEvent`. */
export interface DeletionEvent {
  readonly type:
    | 'requested'
    | 'blocked'
    | 'scheduled'
    | 'cancelled'
    | 'admitted'
    | 'step_done'
    | 'retained'
    | 'failed'
    | 'stuck'
    | 'finished'
    | 'still_exists'
  readonly deletionId: string
  readonly userId: string
  readonly requestedBy: string
  readonly step?: string
  readonly error?: string
  readonly blockers?: readonly string[]
  /** Codes of the blockers that an administrator overrode. */
  readonly overridden?: readonly string[]
}
