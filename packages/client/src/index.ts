export { createAccountClient } from './client.ts'
export { AccountError, type AccountPromise, type Blocker, type Issue, type Result, safe } from './error.ts'
export type { AccountClient } from './generated/client.gen.ts'
export type * from './generated/codes.gen.ts'
export * from './generated/functions.gen.ts'
export type * from './generated/shapes.gen.ts'
export type { AccountPages, Page } from './list.ts'
export type {
  CallOptions,
  ClientOptions,
  UploadOptions,
  VerificationLevel,
  VerificationRequest,
  Verify,
} from './options.ts'
export { renewSession } from './renew.ts'
export type { VerifyingClerk } from './verify/clerk.ts'
export type { AskUser, Strategy, VerificationAnswer, VerificationPrompt } from './verify/session.ts'
export type { VerificationTexts } from './verify/texts.ts'
export { type VerifyWithClerkOptions, verifyWithClerk } from './verify/with-clerk.ts'
