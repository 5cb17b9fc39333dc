import type { Blocker, DeletionState, StepOutcome } from '../port.ts'

/** A row of the ledger. Times are milliseconds of the store's own clock. */
export interface Row {
  readonly id: string
  readonly userId: string
  readonly externalId: string | null
  /** The Clerk instance that the deletion is about. */
  readonly instance: string
  readonly state: DeletionState
  readonly requestedBy: string
  readonly requestedAt: number
  /** End of the lease, backoff or grace period; null when nothing is left to run. */
  readonly nextAt: number | null
  readonly dueAt: number | null
  /** Fences every write: only the process that holds it may record. Null while no process holds the row. */
  readonly token: string | null
  readonly attempts: number
  /** Leases that ended without being given back. */
  readonly crashes: number
  readonly step: string | null
  readonly error: string | null
  readonly done: readonly StepOutcome[]
  /** The names of the steps that the deletion was made with. */
  readonly plan: readonly string[]
  /** Codes of the blockers that an administrator overrode. */
  readonly overridden: readonly Blocker['code'][]
  readonly snapshot: unknown
  /** A webhook or reconcile says that the user is gone; Clerk has not confirmed it yet. */
  readonly claimed: boolean
  /** Clerk's own deletion is recorded. */
  readonly accountGone: boolean
  readonly finishedAt: number | null
  /** The store's clock when the row was read. */
  readonly now: number
}

/** An intent, before its blockers are asked. */
export interface Intent {
  readonly id: string
  readonly userId: string
  readonly instance: string
  readonly requestedBy: string
  readonly plan: readonly string[]
  readonly overridden: readonly string[]
  readonly token: string
  readonly leaseMs: number
}

/** A webhook's word that a user is gone. */
export interface Claim {
  readonly id: string
  readonly userId: string
  readonly externalId: string | null
  readonly instance: string
  readonly requestedBy: string
  readonly plan: readonly string[]
}

/** A fenced write. Absent fields stay as they are. */
export interface Change {
  readonly state?: DeletionState
  readonly attempts?: number
  readonly crashes?: number
  readonly step?: string | null
  readonly error?: string | null
  readonly done?: readonly StepOutcome[]
  readonly snapshot?: unknown
  readonly claimed?: boolean
  readonly accountGone?: boolean
  readonly externalId?: string | null
  readonly requestedBy?: string
  /** Sets `dueAt`, from now. */
  readonly dueInMs?: number
  /** Sets `finishedAt` to now. */
  readonly finished?: true
}

/** State of the row after a write: held for another lease, or given back until `nextInMs` (null: nothing is left to run). */
export type Hold = { readonly leaseMs: number } | { readonly nextInMs: number | null }

/**
 * The ledger: one row per deletion, unique per user unless cancelled. Each change is one statement, so that no transaction
 * is needed and any driver will do. The store's own clock decides.
 */
export interface Store {
  /** Names the ledger, so that two sweeps of one process know that they are about the same one. */
  readonly name: string
  /** Limits that whoever runs the app in production should know; logged by `start()`. */
  readonly note?: string
  /** Opens the ledger and checks its schema. Called before first use. */
  ready(): Promise<void>
  /** Creates an intent, or takes over one whose lease has ended; else returns the user's row as it is. */
  open(intent: Intent): Promise<{ readonly row: Row; readonly mine: boolean }>
  /** Deletes an intent held by this token, or turns it into a claim where a webhook has spoken meanwhile. */
  withdraw(id: string, token: string): Promise<void>
  /** Takes a row that is due, for a lease. Never an intent without a claim. */
  claim(id: string, token: string, leaseMs: number): Promise<Row | undefined>
  /**
   * Records a change, fenced by the token; with `inLease`, only while the lease lasts.
   * A scheduled row that is given back is due at `dueAt` at the latest, and at once where a claim has come in.
   * @returns undefined if another process holds the row by now
   */
  save(id: string, token: string, change: Change, hold: Hold, inLease?: boolean): Promise<Row | undefined>
  /** Undoes a scheduled deletion without a claim; `by` limits it to deletions that this requester asked for. */
  cancel(id: string, by: string | null, nextInMs: number | null): Promise<Row | undefined>
  /** An administrator takes over a user's own scheduled deletion, due in `dueInMs` or, with null, when it was. */
  takeOver(
    id: string,
    to: { requestedBy: string; overridden: readonly string[]; dueInMs: number | null },
  ): Promise<Row | undefined>
  /** Makes a stuck deletion run again. */
  retry(id: string): Promise<Row | undefined>
  /**
   * Records a claim. A no-op on rows that are running or finished, and on stuck ones that are past Clerk's deletion or
   * have a step that never ended.
   */
  gone(claim: Claim): Promise<Row | undefined>
  find(id: string): Promise<Row | undefined>
  /** The user's deletion, unless cancelled. */
  ofUser(userId: string): Promise<Row | undefined>
  /** The user's deletion that was cancelled last. */
  lastCancelled(userId: string): Promise<Row | undefined>
  /** Rows of these users: intents within their lease, scheduled, running, stuck and finished deletions. */
  leaving(userIds: readonly string[]): Promise<readonly Row[]>
  /** Ids of due rows, oldest first. Deletes intents whose lease has ended. */
  due(limit: number, skip: number): Promise<readonly string[]>
  /** Newest first. */
  list(page: { readonly limit: number; readonly offset: number; readonly state?: DeletionState }): Promise<{
    readonly rows: readonly Row[]
    readonly totalCount: number
  }>
  /**
   * Removes cancelled rows and strips finished ones, both older than this and without anything that they still retain.
   */
  purge(olderThanMs: number): Promise<number>
  /**
   * Erases snapshots and external ids this long after the due date, in any state. Where blockers keep moving the due date,
   * it is `graceMs` after the request.
   */
  expire(olderThanMs: number, graceMs: number): Promise<number>
  /** Makes a finished deletion, whose user exists after all, a cancelled one. What it retained stays on record. */
  discard(id: string): Promise<void>
  /** Removes finished deletions older than this. Their users may then be brought back by late webhooks. */
  forget(olderThanMs: number): Promise<number>
}
