import type { Blocker, Deletion, DeletionPlan } from '../account-client.ts'

/**
 * `confirm`: what goes, what blocks, the word to type. `working`: the request is under way. The rest are outcomes, from
 * which there is no way back.
 */
export type Phase = 'confirm' | 'working' | 'running' | 'cleanup' | 'scheduled' | 'done'

export interface State {
  readonly isOpen: boolean
  readonly phase: Phase
  /** Null if the server has none; undefined until it is known. */
  readonly plan: DeletionPlan | null | undefined
  readonly isLoading: boolean
  readonly blockers: readonly Blocker[]
  /** A sentence about the last failure. */
  readonly failure: string | undefined
  /** True after the plan could not be loaded. */
  readonly isUnread: boolean
  readonly email: string | undefined
  readonly deletion: Deletion | undefined
  readonly isKeeping: boolean
  /** The outcome of undoing a deletion. */
  readonly note: string | undefined
}

export const initial: State = {
  isOpen: false,
  phase: 'confirm',
  plan: undefined,
  isLoading: false,
  blockers: [],
  failure: undefined,
  isUnread: false,
  email: undefined,
  deletion: undefined,
  isKeeping: false,
  note: undefined,
}
