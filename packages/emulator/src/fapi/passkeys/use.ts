import type { Instance } from '../../instance.ts'
import { updateCredentialKey } from '../../store/users/credentials.ts'
import type { UserRow } from '../../store/users/users.ts'
import type { Proof } from '../proof.ts'
import { checkAssertion, type PasskeyKey } from './webauthn.ts'

/** Verifies an assertion, and records the use of its passkey. */
export async function usePasskey(
  instance: Instance,
  proof: Proof | null | undefined,
  credential: string | undefined,
  origin: string,
): Promise<UserRow> {
  const { row, user, counter } = await checkAssertion(instance, proof, credential, origin)
  const data = { ...(JSON.parse(row.data) as object), last_used_at: instance.now() }
  const key = { ...(JSON.parse(row.token ?? '{}') as PasskeyKey), counter }
  updateCredentialKey(instance.db, row.id, data, JSON.stringify(key))
  return user
}
