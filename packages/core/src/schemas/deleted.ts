import type { OutputSchema } from '../operation/operation.ts'
import type { DeletionState } from '../options/deletion.ts'

/** The account is gone. */
export interface Deleted {
  readonly success: true
  /** Set if steps are left that remove the app's own data. */
  readonly cleanup?: 'pending'
  readonly deletion?: { readonly id: string; readonly state: DeletionState }
}

/** The deletion is accepted, and the account is not gone yet. */
export interface AcceptedDeletion {
  readonly success: true
  readonly deletion: {
    readonly id: string
    readonly state: DeletionState
    /** Milliseconds. The end of the grace period. */
    readonly dueAt?: number
  }
}

// Written by hand, so that a bundle with `deleteSelf` alone has no schema library: both are made by this package.

export const deleted: OutputSchema<Deleted> = {
  '~standard': { validate: (value = { success: true }) => ({ value: value as Deleted }) },
}

/** A copy, because documents tell schemas apart by identity. */
export const acceptedDeletion: OutputSchema<AcceptedDeletion> = { ...(deleted as OutputSchema<never>) }
