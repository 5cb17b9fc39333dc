export type { AppAuth, Auth, ClerkClient, SessionClaims } from './clerk/types.ts'
export type { WebhookEvent } from './clerk/webhook-event.ts'
export { type Blocker, type Issue, Refusal, type RefusalCode, type RefusalDetails, refusals } from './http/refusal.ts'
export type { JsonObject, JsonValue } from './http/reply.ts'
export type { Handler } from './mount/handler.ts'
export type {
  AccountEvent,
  AccountRouteOptions,
  AccountRoutesOptions,
  AuthorizeContext,
  LimiterContext,
  OperationId,
  OtherOperationId,
} from './mount/mount.ts'
export { createRoute, createRoutes } from './mount/mount.ts'
export { answer } from './operation/answer.ts'
export { anyDeletion, type DeletionPrincipal, otherDeletion } from './operation/deletion-guard.ts'
export { callsOf, ownRefusalsOf, refusalsOf } from './operation/derived.ts'
export {
  anyone,
  anyUser,
  type Guard,
  otherUser,
  otherUserFor,
  otherUsers,
  ownAccount,
  users,
} from './operation/guards.ts'
export { type Input, json, query } from './operation/input.ts'
export { defineOperation, type Operation, type RunContext } from './operation/operation.ts'
export { at } from './operation/path-ids.ts'
export * from './operations/index.ts'
export {
  type AuthorizeFunction,
  type HasPermissionOptions,
  type HasRoleOptions,
  hasPermission,
  hasRole,
} from './options/authorize.ts'
export type {
  AccountDeletion,
  CancelOutcome,
  DeletionAnswer,
  DeletionRecord,
  DeletionRequest,
  DeletionState,
  StepOutcome,
  SweepOptions,
  SweepResult,
} from './options/deletion.ts'
export type {
  AdminField,
  Options,
  SelfDeletionContext,
  SelfField,
  TargetMembership,
  TargetUser,
} from './options/options.ts'
export type { AccountPrincipal, Principal } from './options/principal.ts'
export type { ReverificationLevel } from './options/reverification.ts'
export { OptionError } from './options/settings.ts'
export type { SweepRouteOptions } from './options/sweep-options.ts'
export type { ChangedUser, DeletedUser, WebhookOptions } from './options/webhook-options.ts'
export type { AcceptedDeletion, Deleted } from './schemas/deleted.ts'
export type { DeletionDetails, DeletionStatus, OwnDeletion } from './schemas/deletion.ts'
export type { Page } from './schemas/page.ts'
export type { Success } from './schemas/success.ts'
export type { Self, User } from './schemas/user.ts'
