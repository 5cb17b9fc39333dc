import type { Instance } from '../../instance.ts'
import { takeBackupCode, totpOf } from '../../model/factors/mfa.ts'
import { identifiersOf } from '../../store/users/identifiers.ts'
import type { UserRow } from '../../store/users/users.ts'
import { frontendError, frontendFieldError } from '../errors.ts'
import { sendCode } from '../messages.ts'
import { attemptCode, newProof, type Proof, verified } from '../proof.ts'
import { secondFactors } from './factors.ts'

/** Sends a code to the phone number that is a second factor. */
export function prepareSecond(
  instance: Instance,
  user: UserRow,
  input: { readonly strategy?: string | undefined; readonly phone_number_id?: string | undefined },
): Proof {
  const { strategy = 'phone_code' } = input
  const phones = identifiersOf(instance.db, [user.id]).filter(({ second_factor }) => second_factor === 1)
  const phone =
    phones.find(({ id }) => id === input.phone_number_id) ??
    phones.find((row) => row.default_second_factor === 1) ??
    phones[0]
  if (strategy !== 'phone_code' || !phone) throw frontendFieldError('strategy_for_user_invalid', 'strategy')
  sendCode(instance, phone, 'verification')
  return newProof(instance, strategy, { identifierId: phone.id })
}

async function isRight(instance: Instance, user: UserRow, strategy: string, code: string): Promise<boolean> {
  if (strategy === 'backup_code') return takeBackupCode(instance, user, code.trim())
  const token = code.replace(/\s/g, '')
  const secret = user.totp_secret ?? ''
  return /^\d{6}$/.test(token) && totpOf(secret).validate({ token, window: 1, timestamp: instance.now() }) !== null
}

/** Checks a second factor. `save` stores the count of attempts, even if the code is wrong. */
export async function attemptSecond(
  instance: Instance,
  user: UserRow,
  current: Proof | null,
  input: { readonly strategy: string; readonly code?: string | undefined },
  save: (proof: Proof) => void,
): Promise<Proof> {
  const { strategy, code } = input
  const offered = secondFactors(instance, user)
  if (offered.length === 0) throw frontendError('no_second_factors')
  if (!offered.some((factor) => factor.strategy === strategy))
    throw frontendFieldError('strategy_for_user_invalid', 'strategy')
  if (!code) throw frontendFieldError('form_param_nil', 'code')
  if (strategy === 'phone_code') return attemptCode(instance, current, strategy, code, save)
  const proof = current?.strategy === strategy ? current : newProof(instance, strategy)
  if (await isRight(instance, user, strategy, code)) return verified(proof)
  save({ ...proof, attempts: proof.attempts + 1 })
  throw frontendFieldError('form_code_incorrect', 'code')
}
