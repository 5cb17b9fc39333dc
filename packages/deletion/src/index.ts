export type { ClerkClient, ClerkUser } from './clerk/client.ts'
export { type Deletion, defineDeletion } from './define.ts'
export {
  type BlockerCheck,
  type BlockerContext,
  blocker,
  type SoleAdminOptions,
  soleOrganizationAdmin,
} from './plan/blockers.ts'
export { clerkAccount, deleteEmptyOrganizations, revokeSessions } from './plan/clerk-steps.ts'
export type { DeletionOptions } from './plan/options.ts'
export { alreadyGone, type Retained, retained, retryAfter, type Step, type StepContext, step } from './plan/step.ts'
export { activeSubscription } from './plan/subscription.ts'
export type {
  AccountDeletion,
  Blocker,
  DeletionAnswer,
  DeletionEvent,
  DeletionRecord,
  DeletionRequest,
  DeletionState,
  JsonValue,
  StepOutcome,
  SweepOptions,
  SweepResult,
} from './port.ts'
export { type ReconcileOptions, type ReconcileResult, reconcile } from './reconcile.ts'
export type { Change, Claim, Hold, Intent, Row, Store } from './stores/store.ts'
