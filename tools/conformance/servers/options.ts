import {
  type AccountRoutesOptions,
  hasRole,
  type Operation,
  type SweepRouteOptions,
  operations as table,
  type WebhookOptions,
} from '@account-routes/core'
import { reconcile } from '@account-routes/deletion'
import { planUnder } from '@account-routes/example-options'
import { createClerkClient } from '@clerk/backend'
import { signingSecret, sweepSecret } from './secrets.ts'

type Row = Exclude<(typeof table)[number], { readonly option: 'deletion' }>

/** All but those that need a plan. */
export const operations = table.filter((row): row is Row => (row as Operation).option !== 'deletion')

/** Everything is mounted, and administrators may do it. */
export const options: AccountRoutesOptions = {
  authorize: hasRole('admin'),
  limiter: () => true,
  openapi: true,
  operations: Object.fromEntries(operations.map(({ id }) => [id, true])),
}

const deletion = planUnder({})

/** Hands the news of users on to the log. */
export const webhook: WebhookOptions = {
  deletion,
  signingSecret,
  onUserCreated: ({ userId }) => console.log(`webhook created ${userId}`),
  onUserUpdated: ({ userId }) => console.log(`webhook updated ${userId}`),
  onUserDeleted: ({ userId }) => console.log(`webhook deleted ${userId}`),
  // The way of the suite into the server, which is the same in every framework.
  on: { 'conformance.reconcile': ({ data }) => reconcileAs(data as Reconciliation) },
}

type Reconciliation = Omit<Parameters<typeof reconcile>[1], 'userIds'> & {
  readonly id: string
  readonly userIds: readonly string[]
  readonly secretKey?: string
  readonly apiUrl?: string
}

async function reconcileAs({ id, secretKey, apiUrl, ...asked }: Reconciliation): Promise<void> {
  const plan = secretKey && apiUrl ? planUnder({ clerkClient: createClerkClient({ secretKey, apiUrl }) }) : deletion
  const outcome = await reconcile(plan, { dryRun: false, requestsPerSecond: 1000, ...asked }).catch((error: Error) => ({
    error: error.message,
  }))
  console.log(`reconciled ${id} ${JSON.stringify(outcome)}`)
}

export const sweep: SweepRouteOptions = { deletion, secret: sweepSecret }

/** The role is in a variable that is not set, as in a build. */
export const unset: AccountRoutesOptions = { authorize: hasRole(process.env.ROLE_OF_ADMINISTRATORS) }

export function env(name: string): string {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set.`)
  return value
}

export const port = Number(env('PORT'))

/** One operation alone: where its ids are in the path of the framework's own router, and where they are not. */
export const byPath = ({ path, id }: { path: string; id: string }): string => `/by-path${path}/${id}`
export const byBody = ({ id }: { id: string }): string => `/by-body/${id}`

/** The origins of those whose tokens count below `/parties`. */
export const authorizedParties: string[] = ['https://app.example']
