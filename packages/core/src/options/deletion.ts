import type { Blocker } from '../http/refusal.ts'

/**
 * State of a deletion. `checking`: an intent whose blockers are being asked. `scheduled`: accepted, in its grace period.
 * `running`: admitted, past the point of no return. `stuck`: an operator's turn.
 */
export type DeletionState = 'checking' | 'scheduled' | 'running' | 'finished' | 'stuck' | 'cancelled'

/** The recorded end of one step. */
export interface StepOutcome {
  readonly step: string
  /** Set if data was kept on purpose. */
  readonly retained?: { readonly ground: string; readonly until: number }
  /** Set if an accepted or cancelled step ignored its signal: it may still run, and does not start again. */
  readonly unresponsive?: true
  /** Set if an accepted or cancelled step ended three processes: it does not start again. */
  readonly crashed?: true
}

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

/** The answer to a request for a deletion. */
export type DeletionAnswer =
  | { readonly outcome: 'finished' | 'cleanup' | 'running' | 'scheduled'; readonly deletion: DeletionRecord }
  | { readonly outcome: 'blocked'; readonly blockers: readonly Blocker[] }
  /** The ledger, a blocker or Clerk could not be asked. Nothing will happen. */
  | { readonly outcome: 'unavailable' }
  /** The ledger went away while it accepted the deletion. It is safe to repeat. */
  | { readonly outcome: 'unknown' }
  /** Clerk's secret key is missing, refused, or of another instance than the caller's token. Nothing will happen. */
  | { readonly outcome: 'misconfigured' }

/** A request for the deletion of an account. */
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

/** Bounds of one sweep. */
export interface SweepOptions {
  /** Deletions that it runs at most. @default 50 */
  readonly limit?: number
  /** Milliseconds after which it starts no step. @default 20_000 */
  readonly budgetMs?: number
  /** Deletions that it runs side by side. @default 5 */
  readonly concurrency?: number
}

/** Result of a sweep. */
export interface SweepResult {
  readonly ran: number
  /** True if deletions that are due are left for the next sweep. */
  readonly left: boolean
}

/** The result of undoing a deletion; a repeated one is `cancelled` as well. */
export type CancelOutcome = 'cancelled' | 'too_late' | 'not_found' | 'not_yours'

/** A plan of `defineDeletion()`, as the routes, the webhook and the sweep use it: plain data in and out, no HTTP. */
export interface AccountDeletion {
  request(request: DeletionRequest): Promise<DeletionAnswer>
  /**
   * Records a webhook's claim that a user is gone. Clerk confirms it before anything runs; one about another instance is
   * ignored.
   */
  gone(user: { readonly userId: string; readonly externalId: string | null; readonly instance: string }): Promise<void>
  /** Undoes a scheduled deletion, whoever asked for it. */
  cancel(id: string): Promise<CancelOutcome>
  /** Undoes the user's own deletion, if it was the user who asked for it. */
  cancelOwn(userId: string): Promise<CancelOutcome>
  /** Runs a stuck deletion again. */
  retry(id: string): Promise<'retried' | 'not_stuck' | 'not_found'>
  find(id: string): Promise<DeletionRecord | undefined>
  /** The user's deletion, unless cancelled. */
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
  /** Runs what is due, oldest first. */
  sweep(options?: SweepOptions): Promise<SweepResult>
  /** The plan, for a page that tells what goes and what stays. */
  readonly steps: readonly { readonly name: string; readonly title: string | null }[]
  /** The codes of the plan's blockers, which are all that an administrator can override. */
  readonly blockerCodes: readonly string[]
  /** Milliseconds; null without a grace period. */
  readonly gracePeriodMs: number | null
  /** Milliseconds that a request waits for the deletion. */
  readonly waitMs: number
}
