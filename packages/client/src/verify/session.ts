import type { VerificationRequest } from '../options.ts'
import type { Factor, Verification, VerifyingClerk, VerifyingSession } from './clerk.ts'

const strategies = ['password', 'passkey', 'totp', 'email_code', 'phone_code', 'backup_code'] as const

/** Clerk's name of a way to verify. */
export type Strategy = (typeof strategies)[number]

/** One question to the user. */
export interface VerificationPrompt {
  readonly strategy: Strategy
  /** The address or number that a code was sent to, in part. */
  readonly sentTo: string | undefined
  /** Other ways that this user can verify. */
  readonly alternatives: readonly Strategy[]
  /** Clerk's message about the last answer, if it was rejected. */
  readonly error: string | undefined
  readonly signal: AbortSignal | undefined
}

/**
 * The user's answer: a password or code (empty for a passkey), another strategy (or the same one for a new code), or null
 * to cancel.
 */
export type VerificationAnswer = { readonly value: string } | { readonly strategy: Strategy } | null

/** Asks the user one question of a verification. */
export type AskUser = (prompt: VerificationPrompt) => Promise<VerificationAnswer>

/** Verifies by the session's public methods, asking the user for each factor. */
export async function verifyBySession(
  { session, setActive }: { session: VerifyingSession; setActive: VerifyingClerk['setActive'] },
  { level, signal }: VerificationRequest,
  ask: AskUser,
): Promise<boolean> {
  let verification: Verification | undefined = await session.startVerification({ level })
  while (verification.status !== 'complete') {
    verification = await passFactor(session, verification, ask, signal)
    if (!verification) return false
  }
  // The session's token says how fresh it is only after this.
  await setActive({ session: session.id })
  return true
}

async function passFactor(
  session: VerifyingSession,
  { status, supportedFirstFactors, supportedSecondFactors }: Verification,
  ask: AskUser,
  signal: AbortSignal | undefined,
): Promise<Verification | undefined> {
  const isFirst = status === 'needs_first_factor'
  const supported = (isFirst ? supportedFirstFactors : supportedSecondFactors) ?? []
  const factors = strategies.flatMap((each) => supported.find(({ strategy }) => strategy === each) ?? [])
  const names = factors.map(({ strategy }) => strategy as Strategy)
  let [factor] = factors
  if (!factor) throw new Error('This account has no way to verify here. Sign out and in again.')
  let error: string | undefined
  let isPrepared = false
  for (;;) {
    const strategy = factor.strategy as Strategy
    try {
      if (!isPrepared) await prepare(session, factor, isFirst)
      isPrepared = true
      const alternatives = names.filter((name) => name !== strategy)
      const answer: VerificationAnswer = await ask({
        strategy,
        sentTo: factor.safeIdentifier,
        alternatives,
        error,
        signal,
      })
      if (!answer) return undefined
      error = undefined
      if ('value' in answer) return await attempt(session, strategy, answer.value, isFirst)
      factor = factors[names.indexOf(answer.strategy)] ?? factor
      isPrepared = false
    } catch (failure) {
      error = reasonOf(failure)
      if (error === undefined) throw failure
      // A code that could not be sent is not asked for without a word; sending it again is the user's choice.
      isPrepared = true
    }
  }
}

async function prepare(session: VerifyingSession, factor: Factor, isFirst: boolean): Promise<void> {
  const { safeIdentifier: _, ...params } = factor
  if (!factor.strategy.endsWith('_code') || factor.strategy === 'backup_code') return
  await (isFirst ? session.prepareFirstFactorVerification(params) : session.prepareSecondFactorVerification(params))
}

function attempt(
  session: VerifyingSession,
  strategy: Strategy,
  value: string,
  isFirst: boolean,
): Promise<Verification> {
  if (strategy === 'passkey') return session.verifyWithPasskey()
  const params = strategy === 'password' ? { strategy, password: value } : { strategy, code: value }
  return isFirst ? session.attemptFirstFactorVerification(params) : session.attemptSecondFactorVerification(params)
}

/** Clerk's own words for a refusal of its API, which the user can act on; undefined for anything else. */
function reasonOf(error: unknown): string | undefined {
  const { errors } = (error ?? {}) as { errors?: readonly { longMessage?: string; message?: string }[] }
  if (!Array.isArray(errors)) return undefined
  return errors[0]?.longMessage ?? errors[0]?.message ?? 'This was not accepted.'
}
