import type { Instance } from '../../instance.ts'
import { findCredentialOwner, listCredentials } from '../../store/users/credentials.ts'
import type { ExternalProfile } from '../sign-in/state.ts'

/** The user who has this account at a provider. */
export function accountOwner(
  instance: Instance,
  { provider, providerUserId }: Pick<ExternalProfile, 'provider' | 'providerUserId'>,
): string | undefined {
  return findCredentialOwner(instance.db, provider, providerUserId)
}

/** The accounts at a provider that users have, so that they can be chosen again. */
export function knownAccounts(instance: Instance, provider: string): ExternalProfile[] {
  return listCredentials(instance.db, provider).map(({ data, provider_user_id: id }) => {
    const account = JSON.parse(data) as { email_address: string; first_name: string; last_name: string }
    return {
      provider,
      providerUserId: id ?? '',
      emailAddress: account.email_address,
      firstName: account.first_name,
      lastName: account.last_name,
    }
  })
}
