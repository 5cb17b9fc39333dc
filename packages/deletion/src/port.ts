/** A deletion as routes and operators see it: nothing of its snapshot. Times are milliseconds. */
export interface DeletionRecord {
  readonly id: string
  readonly userId: string
  readonly state: DeletionState
  /** `self`, an administrator's user id, `clerk` for a webhook, or `reconcile`. */
  readonly requestedBy: string
  readonly requestedAt: number
  /** The end of the grace period; null without one. */
  readonly dueAt: number | null
  /** The step that runs or failed. */
  readonly step: string | null
  readonly attempts: number
  /** A code of the last failure. */
  readonly error: string | null
  readonly done: readonly StepOutcome[]
  readonly finishedAt: number | null
}

/**
 * `checking`: an intent whose blockers are being asked. `scheduled`: accepted, in its grace period. `running`: admitted,
 * past the point of no return. `stuck`: an operator's turn.
 */
export type DeletionState = 'checking' | 'scheduled' | 'running' | 'finished' | 'stuck' | 'cancelled'

/** The recorded end of one step. */
export interface StepOutcome {
  readonly step: string
  /** Set where data was kept on purpose. */
  readonly retained?: { readonly ground: string; readonly until: number }
}

/** One reason why an account can't be deleted now. */
export interface Blocker {
  readonly code: string
  readonly message: string
  readonly [detail: string]: JsonValue
}

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue }

/** The answer to a request for a deletion. */
export type DeletionAnswer =
  | { readonly outcome: 'finished' | 'cleanup' | 'running' | 'scheduled'; readonly deletion: DeletionRecord }
  | { readonly outcome: 'blocked'; readonly blockers: readonly Blocker[] }
  /** The ledger, a blocker or Clerk could not be asked. Nothing will happen. */
  | { readonly outcome: 'unavailable' }
  /** Clerk's secret key belongs to another instance than the caller's token. Nothing will happen. */
  | { readonly outcome: 'misconfigured' }

export interface DeletionRequest {
  readonly userId: string
  /** The instance of the caller's token, `ins_…`. */
  readonly instance: string
  readonly requestedBy: string
  /** Codes of blockers that an administrator overrides. */
  readonly override?: readonly string[]
  /** True to keep the plan's grace period. @default true for `self`, false for administrators */
  readonly grace?: boolean
  /** Keeps a serverless platform awake for the steps that are left after the answer. Without it, the sweep runs them. */
  readonly waitUntil?: (work: Promise<unknown>) => void
}

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
  readonly overridden?: readonly string[]
}

/** What core's option `deletion` takes: plain data in and out, and nothing of HTTP. */
export interface AccountDeletion {
  request(request: DeletionRequest): Promise<DeletionAnswer>
  /**
   * A webhook's claim that a user is gone: recorded once this resolves, and confirmed with Clerk before anything runs.
   * A claim about another instance is ignored.
   */
  gone(user: { readonly userId: string; readonly externalId: string | null; readonly instance: string }): Promise<void>
  /** Undoes a scheduled deletion. `by` is the user or an administrator. */
  cancel(
    id: string,
    by: { readonly administrator: boolean },
  ): Promise<'cancelled' | 'too_late' | 'not_found' | 'not_yours'>
  /** Runs a stuck deletion again. */
  retry(id: string): Promise<'retried' | 'not_stuck' | 'not_found'>
  find(id: string): Promise<DeletionRecord | undefined>
  ofUser(userId: string): Promise<DeletionRecord | undefined>
  list(page: { readonly limit: number; readonly offset: number; readonly state?: DeletionState }): Promise<{
    readonly data: readonly DeletionRecord[]
    readonly totalCount: number
  }>
  /** The ids among these of users whose deletion is admitted and has not reached Clerk's deletion yet. */
  admitted(userIds: readonly string[]): Promise<readonly string[]>
  /** True from admission on, for ever: a late webhook must not bring the user's data back. */
  isDeleted(userId: string): Promise<boolean>
  blockersOf(userId: string): Promise<readonly Blocker[]>
  /** The plan, for a page that tells what goes and what stays. */
  readonly steps: readonly { readonly name: string; readonly title: string | null }[]
}
