// The part of `AccountClient` of @account-routes/client that the elements use, so that any client of that shape will do.

/** One page of a list. */
export interface Page<Item> {
  readonly data: readonly Item[]
  readonly totalCount: number
}

export interface User {
  readonly id: string
  readonly username: string | null
  readonly firstName: string | null
  readonly lastName: string | null
  readonly imageUrl: string | null
  readonly hasImage: boolean
  readonly primaryEmailAddressId: string | null
  readonly emailAddresses: readonly ({ readonly emailAddress: string } & Identifier)[]
  readonly phoneNumbers: readonly ({ readonly phoneNumber: string } & Identifier)[]
  readonly web3Wallets: readonly ({ readonly web3Wallet: string } & Identifier)[]
  readonly externalAccounts: readonly {
    readonly id: string
    readonly provider: string
    readonly emailAddress: string | null
    readonly username: string | null
  }[]
  readonly publicMetadata: Metadata
  readonly unsafeMetadata: Metadata
  readonly banned: boolean
  readonly locked: boolean
  readonly twoFactorEnabled: boolean
  readonly createdAt: number | null
  readonly lastActiveAt: number | null
  readonly lastSignInAt: number | null
}

interface Identifier {
  readonly id: string
  readonly verification: { readonly status: string | null } | null
}

// biome-ignore lint/suspicious/noExplicitAny: a generated client names its own JSON type, which no other type is assignable to and from
export type Metadata = { readonly [key: string]: any }

export interface UserFilter {
  readonly query?: string | undefined
  readonly banned?: boolean | undefined
  readonly userId?: readonly string[] | undefined
  readonly organizationId?: readonly string[] | undefined
  readonly lastSignInAtBefore?: number | undefined
  readonly createdAtAfter?: number | undefined
  readonly createdAtBefore?: number | undefined
  readonly orderBy?: string | undefined
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}

export interface Session {
  readonly id: string
  readonly status: string
  readonly lastActiveAt: number
  readonly latestActivity: {
    readonly isMobile: boolean
    readonly deviceType: string | null
    readonly browserName: string | null
    readonly browserVersion: string | null
    readonly city: string | null
    readonly country: string | null
  } | null
}

export interface Membership {
  readonly id: string
  readonly role: string
  readonly organization: { readonly id: string; readonly name: string }
}

/** One reason why an account can't be deleted now. */
export interface Blocker {
  readonly code: string
  readonly message: string
  readonly [detail: string]: unknown
}

/** A deletion that was accepted. */
export interface Deletion {
  readonly id?: string
  readonly state: string
  readonly dueAt?: number | string | null
  readonly step?: string | null
}

export interface DeletionStep {
  readonly name: string
  readonly title?: string | null
  /** Set for what is kept on purpose. */
  readonly retained?: { readonly ground: string; readonly until?: number | string | null } | null
}

/** A deletion as administrators see it. Times are milliseconds. */
export interface DeletionDetails {
  readonly id: string
  readonly userId: string
  readonly state: string
  /** `self`, an administrator's user id, `clerk` for a webhook, or `reconcile`. */
  readonly requestedBy: string
  readonly requestedAt: number
  readonly dueAt: number | null
  /** The step that runs or failed. */
  readonly step: string | null
  /** A code of the last failure. */
  readonly error: string | null
  readonly steps: readonly { readonly name: string; readonly title: string | null }[]
}

/** The answer of `GET /me/deletion`. */
export interface DeletionPlan {
  readonly id?: string | null
  /** None while no deletion is open. */
  readonly state?: string | null
  readonly dueAt?: Deletion['dueAt']
  readonly step?: string | null
  /** False if somebody else requested the deletion, so that the user can't undo it. */
  readonly canCancel?: boolean
  readonly steps?: readonly DeletionStep[]
  readonly blockers?: readonly Blocker[]
  /** The time to undo a deletion, in milliseconds. Null without a grace period. */
  readonly gracePeriod?: number | null
}

/** The answer to a request for a deletion. */
export interface Deleted {
  readonly success: true
  readonly cleanup?: 'pending'
  readonly deletion?: Deletion
}

interface Calling {
  readonly signal?: AbortSignal
}

interface Reason {
  readonly reason?: string | undefined
}

interface MetadataInput {
  readonly publicMetadata?: Metadata
  readonly unsafeMetadata?: Metadata
}

/** The calls of a client that the elements use. A client of `@account-routes/client` fits. */
export interface AccountClient {
  readonly me: {
    get(options?: Calling): Promise<Pick<User, 'id' | 'primaryEmailAddressId' | 'emailAddresses'>>
    delete(options?: Calling): Promise<Deleted>
    getDeletion?(input?: { readonly blockers?: boolean }, options?: Calling): Promise<DeletionPlan>
    cancelDeletion?(options?: Calling): Promise<unknown>
  }
  readonly deletions?: {
    getStatus?(deletionId: string, options?: Calling): Promise<Deletion>
    list?(
      input?: { readonly state?: 'stuck' | 'scheduled'; readonly limit?: number },
      options?: Calling,
    ): Promise<Page<DeletionDetails>>
    get?(deletionId: string, options?: Calling): Promise<DeletionDetails>
    retry?(deletionId: string, input?: Reason, options?: Calling): Promise<DeletionDetails>
    cancel?(deletionId: string, input?: Reason, options?: Calling): Promise<unknown>
  }
  readonly users: {
    list(input?: UserFilter, options?: Calling): Promise<Page<User>>
    get(userId: string, options?: Calling): Promise<User>
    ban(userId: string, input?: Reason, options?: Calling): Promise<User>
    unban(userId: string, input?: Reason, options?: Calling): Promise<User>
    lock(userId: string, input?: Reason, options?: Calling): Promise<User>
    unlock(userId: string, input?: Reason, options?: Calling): Promise<User>
    delete(userId: string, options?: Calling): Promise<Deleted>
    disableMFA(userId: string, options?: Calling): Promise<unknown>
    listSessions(
      userId: string,
      input?: { readonly status?: 'active'; readonly limit?: number },
      options?: Calling,
    ): Promise<Page<Session>>
    revokeSession(userId: string, sessionId: string, options?: Calling): Promise<unknown>
    listOrganizationMemberships(
      userId: string,
      input?: { readonly limit?: number },
      options?: Calling,
    ): Promise<Page<Membership>>
    updateMetadata(userId: string, input: MetadataInput, options?: Calling): Promise<User>
    replaceMetadata(userId: string, input: MetadataInput, options?: Calling): Promise<User>
  }
}
