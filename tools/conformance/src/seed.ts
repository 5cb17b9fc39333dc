import type { Seed } from '@account-routes/emulator'

/** Stands in every user's private metadata. Nobody must ever see it in an answer or a log. */
export const privateMarker = 'for-the-backend-alone'

/** How many accounts there are of those that no call of the Backend API can make. Each serves one test. */
const count = 200

export const seededId = (index: number): string => `user_Seeded${String(index).padStart(21, '0')}`

const emailOf = (index: number): string => `seeded-${index}@example.com`

/** Accounts with a passkey, a trusted device, an account at a provider, an organization and an invitation. */
export const seed = {
  users: Array.from({ length: count }, (_, index) => ({
    id: seededId(index),
    email_address: [emailOf(index)],
    private_metadata: { note: privateMarker },
    passkeys: [{ name: 'A key' }],
    trusted_devices: [{ platform: 'ios' as const, app_identifier: 'com.example.app', name: 'A phone' }],
    external_accounts: [
      {
        provider: 'google',
        provider_user_id: String(index),
        email_address: emailOf(index),
        token: `token-at-a-provider-${index}`,
      },
    ],
  })),
  organizations: [
    {
      name: 'Everybody',
      max_allowed_memberships: count + 1,
      private_metadata: { note: privateMarker },
      members: Array.from({ length: count }, (_, index) => ({ user: seededId(index) })),
    },
    {
      name: 'Nobody yet',
      invitations: Array.from({ length: count }, (_, index) => ({ email_address: emailOf(index) })),
    },
  ],
} satisfies Seed
