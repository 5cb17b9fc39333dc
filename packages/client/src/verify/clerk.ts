import type { VerificationLevel } from '../options.ts'

// The parts of Clerk's browser SDK that a verification uses. Structural, so that any version with them will do.

export interface Verification {
  readonly status: 'needs_first_factor' | 'needs_second_factor' | 'complete'
  readonly supportedFirstFactors: readonly Factor[] | null
  readonly supportedSecondFactors: readonly Factor[] | null
}

export interface Factor {
  readonly strategy: string
  readonly emailAddressId?: string
  readonly phoneNumberId?: string
  /** The address or number that a code is sent to, in part. */
  readonly safeIdentifier?: string
}

/** Method syntax: Clerk's own types of the parameters are narrower. */
export interface VerifyingSession {
  readonly id: string
  startVerification(params: { level: VerificationLevel }): Promise<Verification>
  prepareFirstFactorVerification(factor: object): Promise<Verification>
  attemptFirstFactorVerification(attempt: object): Promise<Verification>
  prepareSecondFactorVerification(factor: object): Promise<Verification>
  attemptSecondFactorVerification(attempt: object): Promise<Verification>
  verifyWithPasskey(): Promise<Verification>
}

/** Clerk's browser SDK. */
export interface VerifyingClerk {
  readonly loaded?: boolean
  readonly session?: VerifyingSession | null | undefined
  setActive(params: { session: string }): Promise<void>
  /** Internal to Clerk, so it may be missing; the session's public methods take its place. */
  __internal_openReverification?(props: {
    level: VerificationLevel
    /** Finds the place of the dialog. Known to @clerk/ui, which Clerk's browser SDK has used since its version 6. */
    getContainer(): HTMLElement | null
    afterVerification(): void
    afterVerificationCancelled(): void
  }): void
  __internal_closeReverification?(): void
}
