import { setTimeout as delay } from 'node:timers/promises'
import type { AccountDeletion } from '@account-routes/core'
import {
  blocker,
  clerkAccount,
  defineDeletion,
  retained,
  revokeSessions,
  soleOrganizationAdmin,
  step,
} from '@account-routes/deletion'
import { sqliteStore } from '@account-routes/deletion/sqlite'
import { createClerkClient } from '@clerk/backend'

/** The parts of the plan that `ACCOUNT_ROUTES_OPTIONS` decides. */
export interface PlanRule {
  readonly gracePeriod?: string
  /** Milliseconds that a request waits for the deletion. */
  readonly waitMs?: number
  /** Milliseconds of the step after Clerk's deletion. */
  readonly cleanupMs?: number
}

/** By any framework's name for it, such as `NUXT_CLERK_SECRET_KEY`. */
const fromEnvironment = (name: string): string | undefined => {
  const found = Object.entries(process.env).find(([key, value]) => value && (key === name || key.endsWith(`_${name}`)))
  return found?.[1]
}

/** A plan with two steps of the app's own, on a ledger that ends with the process. */
export const examplePlan = ({ gracePeriod, waitMs, cleanupMs = 0 }: PlanRule): AccountDeletion =>
  defineDeletion({
    store: sqliteStore(':memory:'),
    clerkClient: () =>
      createClerkClient({
        secretKey: fromEnvironment('CLERK_SECRET_KEY') ?? '',
        apiUrl: fromEnvironment('CLERK_API_URL') ?? '',
      }),
    onEvent: (event) => console.log(JSON.stringify(event)),
    ...(gracePeriod && { gracePeriod }),
    ...(waitMs && { waitMs }),
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
      step('files', async () => {}, { title: 'Your files' }),
      clerkAccount(),
      step(
        'invoices',
        async () => {
          await delay(cleanupMs)
          return retained('tax_law', { until: new Date('2036-12-31') })
        },
        { title: 'Your invoices' },
      ),
    ],
  })
