import type { ClerkError, ErrorItem } from '../errors.ts'
import type { Instance } from '../instance.ts'
import { messageCode } from '../model/factors/message-code.ts'
import { frontendError } from './errors.ts'

/** A verification in a flow: of a factor, an address or an external account. */
export interface Proof {
  readonly strategy: string
  readonly status: 'unverified' | 'verified' | 'failed' | 'transferable'
  readonly attempts: number
  readonly expireAt: number
  /** The address or number to verify. */
  readonly identifierId?: string
  /** The secret of an email link, or the state of a visit to a provider. */
  readonly secret?: string
  readonly redirectUrl?: string
  readonly completeUrl?: string
  /** The options of a passkey request, as JSON, or the nonce in a wallet's message. */
  readonly nonce?: string
  /** The message that a wallet has to sign. */
  readonly message?: string
  readonly externalUrl?: string
  readonly error?: ErrorItem
  /** The client that an email link was opened on. */
  readonly verifiedAtClient?: string | null
}

const lifetimeMs = 600_000
const maxAttempts = 3

export function newProof(instance: Instance, strategy: string, more: Partial<Proof> = {}): Proof {
  return { strategy, status: 'unverified', attempts: 0, expireAt: instance.now() + lifetimeMs, ...more }
}

const objects: Readonly<Record<string, string>> = {
  password: 'verification_password',
  email_link: 'verification_email_link',
  ticket: 'verification_ticket',
  passkey: 'verification_passkey',
  totp: 'verification_totp',
  backup_code: 'verification_backup_code',
}

function objectOf(strategy: string): string {
  if (strategy.startsWith('oauth_')) return 'verification_oauth'
  if (strategy.startsWith('from_oauth_')) return 'verification_from_oauth'
  if (strategy.startsWith('web3_')) return 'verification_web3'
  return objects[strategy] ?? 'verification_otp'
}

/** Strategies whose verification is either verified or unverified, with no other status. */
const twoStates = new Set(['password', 'totp', 'backup_code'])

function statusOf(instance: Instance, proof: Proof): string {
  if (proof.status !== 'unverified')
    return twoStates.has(proof.strategy) && proof.status !== 'verified' ? 'unverified' : proof.status
  const expired = proof.expireAt <= instance.now() && !twoStates.has(proof.strategy)
  return expired ? 'expired' : 'unverified'
}

export function proofResource(instance: Instance, proof: Proof | null | undefined): object | null {
  if (!proof) return null
  const { strategy } = proof
  return {
    object: objectOf(strategy),
    status: statusOf(instance, proof),
    strategy,
    attempts: proof.attempts,
    expire_at: proof.expireAt,
    ...(proof.nonce ? { nonce: proof.nonce } : {}),
    ...(proof.message ? { message: proof.message } : {}),
    ...(strategy.startsWith('oauth_') ? { external_verification_redirect_url: proof.externalUrl ?? '' } : {}),
    ...(strategy.startsWith('oauth_') && proof.error ? { error: proof.error } : {}),
    ...(strategy === 'email_link' && proof.verifiedAtClient ? { verified_at_client: proof.verifiedAtClient } : {}),
  }
}

export function verified(proof: Proof): Proof {
  return { ...proof, status: 'verified', attempts: proof.attempts + 1 }
}

/** Returns the proof if it may be attempted, or throws. */
export function assertAttemptable(instance: Instance, proof: Proof | null | undefined, strategy: string): Proof {
  if (!proof || proof.strategy !== strategy) throw frontendError('verification_not_sent')
  if (proof.status === 'verified') throw frontendError('verification_already_verified')
  if (proof.status === 'failed') throw frontendError('verification_failed')
  if (proof.expireAt <= instance.now()) throw frontendError('verification_expired')
  return proof
}

/** Ends an attempt. `save` stores the count of attempts if it was wrong. */
export function proven(proof: Proof, isRight: boolean, save: (proof: Proof) => void, refusal: () => ClerkError): Proof {
  if (isRight) return verified(proof)
  const attempts = proof.attempts + 1
  const failed = attempts >= maxAttempts
  save({ ...proof, attempts, status: failed ? 'failed' : 'unverified' })
  throw failed ? frontendError('verification_failed') : refusal()
}

/** Checks the code of a message. `save` stores the count of attempts, even if the code is wrong. */
export function attemptCode(
  instance: Instance,
  proof: Proof | null | undefined,
  strategy: string,
  code: string,
  save: (proof: Proof) => void,
): Proof {
  const open = assertAttemptable(instance, proof, strategy)
  return proven(open, code === messageCode, save, () =>
    frontendError('form_code_incorrect', '', { param_name: 'code' }),
  )
}
