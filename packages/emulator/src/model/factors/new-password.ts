import { fieldError } from '../../errors.ts'
import type { CreateUserInput } from '../users/user-input.ts'
import { isDigestOf } from './password-digests.ts'
import { checkPassword, hashPassword, type StoredPassword } from './passwords.ts'

type PasswordInput = Pick<CreateUserInput, 'password' | 'password_digest' | 'password_hasher' | 'skip_password_checks'>

export function givesPassword(input: PasswordInput): boolean {
  return Boolean(input.password || input.password_digest || input.password_hasher)
}

export async function passwordOf(input: PasswordInput): Promise<StoredPassword | undefined> {
  if (input.password_digest) {
    if (input.password) throw fieldError('form_param_value_conflict', 'password_digest')
    if (!input.password_hasher) throw fieldError('form_param_missing', 'password_hasher')
    if (!isDigestOf(input.password_hasher, input.password_digest))
      throw fieldError('form_password_digest_invalid_code', 'password_digest')
    return { digest: input.password_digest, hasher: input.password_hasher }
  }
  if (input.password_hasher) throw fieldError('form_param_missing', 'password_digest')
  if (!input.password) return undefined
  if (!input.skip_password_checks) checkPassword(input.password)
  return hashPassword(input.password)
}
