interface Page<T> {
  readonly data: readonly T[]
  readonly totalCount: number
}

/** A Clerk user, as far as deletions read it. */
export interface ClerkUser {
  readonly id: string
  readonly externalId: string | null
}

interface Membership {
  readonly role: string
  readonly organization: { readonly id: string; readonly name: string }
  readonly publicUserData?: { readonly userId: string } | null | undefined
}

/** A subscription in Clerk Billing, as far as a blocker reads it. */
interface Subscription {
  readonly subscriptionItems: readonly {
    readonly status: string
    readonly canceledAt: number | null
    readonly plan: { readonly name: string; readonly hasBaseFee: boolean } | null
  }[]
}

/** The calls that deletions make to Clerk; `createClerkClient()` of `@clerk/backend` has them. */
export interface ClerkClient {
  readonly jwks: { getJwks(): Promise<{ readonly keys?: readonly { readonly kid: string }[] }> }
  readonly users: {
    getUser(userId: string): Promise<ClerkUser>
    getUserList(query: {
      userId: string[]
      limit: number
    }): Promise<{ readonly data: readonly { readonly id: string }[] }>
    deleteUser(userId: string): Promise<unknown>
    getOrganizationMembershipList(query: { userId: string; limit: number; offset: number }): Promise<Page<Membership>>
  }
  readonly organizations: {
    getOrganizationMembershipList(query: {
      organizationId: string
      limit: number
      offset: number
      // biome-ignore lint/suspicious/noExplicitAny: Clerk's type of roles is generated per app
      role?: any
    }): Promise<Page<Membership>>
    deleteOrganization(organizationId: string): Promise<unknown>
  }
  readonly sessions: {
    getSessionList(query: { userId: string; status: 'active'; limit: number }): Promise<{
      readonly data: readonly { readonly id: string }[]
    }>
    revokeSession(sessionId: string): Promise<unknown>
  }
  /** Absent in older SDKs. */
  readonly billing?: { getUserBillingSubscription(userId: string): Promise<Subscription> }
}

/** The most pages of 100 that a list is read to. */
const maxPages = 1_000

/**
 * Reads all pages of a list of Clerk's.
 * @throws the signal's reason once it has aborted
 */
export async function allPages<T>(
  read: (page: { limit: number; offset: number }) => Promise<Page<T>>,
  signal: AbortSignal,
): Promise<T[]> {
  const all: T[] = []
  for (let page = 0; page < maxPages; page++) {
    const { data, totalCount } = await untilAborted(signal, () => read({ limit: 100, offset: all.length }))
    all.push(...data)
    if (!data.length || all.length >= totalCount) return all
  }
  throw new Error("A list of Clerk's does not end.")
}

/**
 * Waits for Clerk until the signal aborts: its SDK can't be told to stop, and a call that hangs would hold up all else.
 * @throws the signal's reason
 */
export function untilAborted<T>(signal: AbortSignal | undefined, call: () => Promise<T>): Promise<T> {
  if (!signal) return call()
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason)
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort, { once: true })
    ;(async () => call())()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort))
  })
}
