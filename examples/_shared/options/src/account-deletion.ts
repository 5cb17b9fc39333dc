import {
  blocker,
  clerkAccount,
  type DeletionOptions,
  retained,
  revokeSessions,
  soleOrganizationAdmin,
  step,
} from '@account-routes/deletion'
import { sqliteStore } from '@account-routes/deletion/sqlite'
import { createClerkClient } from '@clerk/backend'
import { anonymizeInvoicesOf, databaseFile, deleteNotesOf } from './data.ts'

/** By any framework's name for it, such as `NUXT_CLERK_SECRET_KEY`. */
const fromEnvironment = (name: string): string | undefined =>
  Object.entries(process.env).find(([key, value]) => value && (key === name || key.endsWith(`_${name}`)))?.[1]

const year = 365 * 86_400_000

/** The plan of the examples. An app hands it to `defineDeletion()` as it is. */
export const accountDeletion = {
  store: sqliteStore(databaseFile),
  clerkClient: () =>
    createClerkClient({
      secretKey: fromEnvironment('CLERK_SECRET_KEY') ?? '',
      apiUrl: fromEnvironment('CLERK_API_URL') ?? '',
    }),
  onEvent: (event) => console.log(JSON.stringify(event)),
  blockers: [
    soleOrganizationAdmin(),
    blocker('unpaid', async ({ userId, clerkClient }) => {
      const { publicMetadata } = (await clerkClient.users.getUser(userId)) as {
        publicMetadata?: { unpaid?: boolean }
      }
      return publicMetadata?.unpaid ? 'Pay your last invoice first.' : false
    }),
  ],
  steps: [
    revokeSessions(),
    step('notes', ({ userId }) => deleteNotesOf(userId), { title: 'Your notes' }),
    clerkAccount(),
    step(
      'invoices',
      async ({ userId }) => {
        await anonymizeInvoicesOf(userId)
        return retained('tax_law', { until: Date.now() + 10 * year })
      },
      { title: 'Your invoices' },
    ),
  ],
} satisfies DeletionOptions
