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

/** Reads all pages of a list of Clerk's. */
export async function allPages<T>(read: (page: { limit: number; offset: number }) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = []
  for (;;) {
    const { data, totalCount } = await read({ limit: 100, offset: all.length })
    all.push(...data)
    if (!data.length || all.length >= totalCount) return all
  }
}
