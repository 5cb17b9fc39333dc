import type { Emulator } from '@account-routes/emulator'
import { operations } from './table.ts'

export const timeoutMs = 400

const everything = {
  operations: Object.fromEntries(operations.filter(({ off }) => off).map(({ id }) => [id, true])),
  limiter: {},
  openapi: true,
  // The default, which the examples don't use.
  selfDeletion: 'clerk',
} as const

/** A permission that members of an organization have as well as its admins. */
export const permission = { feature: 'sys_memberships', name: 'read' } as const

/** Nothing listens there: the discard port of every machine. */
const nowhere = 'http://127.0.0.1:9'

export interface Start {
  readonly options?: object
  /** Changes to the variables, by the names that Clerk gives them without a framework's prefix. */
  readonly env?: (other: Emulator) => Readonly<Record<string, string>>
}

/** The rules that an example is started under. They are few, because each is a process of its own. */
export const rules = {
  /** All operations, those that are off by default too. */
  whole: { options: everything },
  /** Deletions follow a plan, with time to undo them. */
  planned: { options: { ...everything, deletion: { gracePeriod: '14d', sweepEveryMs: 300 } } },
  strict: {
    options: {
      ...everything,
      timeoutMs,
      trustedOrigins: ['https://trusted.example'],
      signInUrl: '/sign-in',
      redirectTo: '/goodbye',
    },
  },
  /** Only the operations that are mounted by default, and none on others. */
  bare: { options: { authorize: null, limiter: { getSelf: 7 } } },
  /** An organization's permission decides. */
  tenants: { options: { ...everything, authorize: { permission: `org:${permission.feature}:${permission.name}` } } },
  /** The same inside of another function. */
  composed: {
    options: {
      ...everything,
      authorize: { permission: `org:${permission.feature}:${permission.name}`, role: 'no-such-role' },
    },
  },
  /** `authorize` allows an input by its fields, and never answers for one operation; nor does the limiter for another. */
  fields: {
    options: {
      timeoutMs,
      authorize: { fields: ['locale', 'userIds'], hangs: ['getUser'] },
      limiter: { getSelfSessionList: { hangs: true } },
    },
  },
  /** The Backend API can't be reached; tokens are verified by the key in the environment. */
  unreachable: { env: () => ({ CLERK_API_URL: nowhere }) },
  /** Neither can the keys. Clerk's SDK gives up after 3.75 s at most, which is within the default time. */
  keyless: { env: () => ({ CLERK_API_URL: nowhere, CLERK_JWT_KEY: '' }) },
  /** The keys are asked for with a secret key of another instance. */
  wrongKey: { env: (other) => ({ CLERK_SECRET_KEY: other.secretKey, CLERK_JWT_KEY: '' }) },
  /** The secret key is another instance's; tokens are verified by the right key. */
  foreign: { env: (other) => ({ CLERK_API_URL: other.url, CLERK_SECRET_KEY: other.secretKey }) },
} satisfies Readonly<Record<string, Start>>

export type Rules = keyof typeof rules
