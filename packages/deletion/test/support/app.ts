import { startEmulator } from '@account-routes/emulator'
import { createClerkClient } from '@clerk/backend'
import {
  type ClerkClient,
  clerkAccount,
  type Deletion,
  type DeletionEvent,
  type DeletionOptions,
  type DeletionRequest,
  defineDeletion,
} from '../../src/index.ts'
import { memoryStore } from '../../src/stores/memory.ts'

/** An emulated Clerk with a client and a few helpers. */
export interface Clerk {
  readonly url: string
  readonly secretKey: string
  /** The variables that Clerk's SDK for Express reads. */
  readonly env: Record<string, string>
  readonly client: ClerkClient
  /** The instance of the secret key. */
  readonly instance: string
  createUser(): Promise<string>
  exists(userId: string): Promise<boolean>
  /** The request of a user for their own deletion. */
  self(userId: string): DeletionRequest
  /** Defines a plan with a ledger in memory that deletes the account at Clerk and nothing else, unless options say so. */
  define<Snapshot = unknown>(options?: Partial<DeletionOptions<Snapshot>>): Deletion
  readonly api: ReturnType<typeof createClerkClient>
  stop(): Promise<void>
}

let count = 0

export async function startClerk(ids: readonly string[] = []): Promise<Clerk> {
  const users = ids.map((id) => ({ id, email_address: [`${id}@example.com`], skip_password_requirement: true }))
  const emulator = await startEmulator({ production: true, seed: { users } })
  const api = createClerkClient({ apiUrl: emulator.url, secretKey: emulator.secretKey })
  const client: ClerkClient = api
  const { keys } = await client.jwks.getJwks()
  const instance = keys?.[0]?.kid ?? ''
  return {
    url: emulator.url,
    secretKey: emulator.secretKey,
    env: emulator.env('express'),
    api,
    client,
    instance,
    async createUser() {
      const user = await api.users.createUser({
        emailAddress: [`user${++count}-${process.pid}@example.com`],
        skipPasswordRequirement: true,
      })
      return user.id
    },
    async exists(userId) {
      try {
        await api.users.getUser(userId)
        return true
      } catch (error) {
        if ((error as { status?: number }).status === 404) return false
        throw error
      }
    },
    self: (userId) => ({ userId, instance, requestedBy: 'self' }),
    define: (options) =>
      defineDeletion({ store: memoryStore(), clerkClient: client, steps: [clerkAccount()], ...options }),
    stop: () => emulator.stop(),
  }
}

/** Collects events. */
export function recorder(): {
  readonly events: DeletionEvent[]
  readonly onEvent: (event: DeletionEvent) => void
  types(): string[]
} {
  const events: DeletionEvent[] = []
  return { events, onEvent: (event) => void events.push(event), types: () => events.map(({ type }) => type) }
}

/** Waits for a number of milliseconds. */
export const nap = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits until a condition holds. */
export async function until(condition: () => Promise<boolean> | boolean, ms = 15_000): Promise<void> {
  const end = Date.now() + ms
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('The condition did not come true in time.')
    await nap(20)
  }
}
