// Generated from core's table of operations: pnpm --filter @account-routes/client generate

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject

export interface AcceptedDeletion {
  readonly success: true
  readonly deletion: { readonly id: string; readonly state: 'scheduled' | 'running' | 'finished' | 'stuck'; readonly dueAt?: number }
}

export interface Deleted {
  readonly success: true
  readonly cleanup?: 'pending'
  readonly deletion?: { readonly id: string; readonly state: 'scheduled' | 'running' | 'finished' | 'stuck' }
}

export interface Deletion {
  readonly id: string
  readonly userId: string
  readonly state: 'checking' | 'scheduled' | 'running' | 'finished' | 'stuck' | 'cancelled'
  readonly requestedBy: string
  readonly requestedAt: number
  readonly dueAt: number | null
  readonly step: string | null
  readonly attempts: number
  readonly error: string | null
  readonly steps: readonly ({ readonly name: string; readonly title: string | null; readonly done: boolean; readonly retained: { readonly ground: string; readonly until: number } | null })[]
  readonly finishedAt: number | null
}

export interface DeletionStatus {
  readonly state: 'scheduled' | 'running' | 'finished' | 'stuck'
  readonly step?: string
  readonly dueAt?: number
}

export interface JsonObject { readonly [key: string]: JsonValue }

export interface OauthAccessToken {
  readonly externalAccountId: string
  readonly provider: string
  readonly token: string
  readonly label: string | null
  readonly scopes: readonly string[]
  readonly expiresAt: number | null
}

export interface OrganizationInvitation {
  readonly id: string
  readonly emailAddress: string
  readonly role: string
  readonly status: string | null
  readonly organizationId: string
  readonly publicMetadata: JsonObject
  readonly createdAt: number
  readonly updatedAt: number
}

export interface OrganizationMembership {
  readonly id: string
  readonly role: string
  readonly permissions: readonly string[]
  readonly publicMetadata: JsonObject
  readonly organization: { readonly id: string; readonly name: string; readonly slug: string | null; readonly imageUrl: string | null }
  readonly createdAt: number
  readonly updatedAt: number
}

export interface OwnDeletion {
  readonly id: string | null
  readonly state: 'scheduled' | 'running' | 'finished' | 'stuck' | null
  readonly dueAt: number | null
  readonly step: string | null
  readonly canCancel: boolean
  readonly gracePeriod: number | null
  readonly steps: readonly ({ readonly name: string; readonly title: string | null; readonly done: boolean; readonly retained: { readonly ground: string; readonly until: number } | null })[]
  readonly blockers?: readonly { readonly code: string; readonly message: string }[]
}

export interface Self {
  readonly id: string
  readonly username: string | null
  readonly firstName: string | null
  readonly lastName: string | null
  readonly locale: string | null
  readonly imageUrl: string | null
  readonly hasImage: boolean
  readonly primaryEmailAddressId: string | null
  readonly primaryPhoneNumberId: string | null
  readonly primaryWeb3WalletId: string | null
  readonly emailAddresses: readonly { readonly id: string; readonly emailAddress: string; readonly verification: { readonly status: string | null } | null }[]
  readonly phoneNumbers: readonly { readonly id: string; readonly phoneNumber: string; readonly verification: { readonly status: string | null } | null }[]
  readonly web3Wallets: readonly { readonly id: string; readonly web3Wallet: string; readonly verification: { readonly status: string | null } | null }[]
  readonly externalAccounts: readonly { readonly id: string; readonly provider: string; readonly emailAddress: string | null; readonly username: string | null }[]
  readonly publicMetadata: JsonObject
  readonly unsafeMetadata: JsonObject
  readonly banned: boolean
  readonly locked: boolean
  readonly twoFactorEnabled: boolean
  readonly createdAt: number | null
  readonly updatedAt: number | null
  readonly lastSignInAt: number | null
  readonly lastActiveAt: number | null
  readonly passwordEnabled: boolean
  readonly totpEnabled: boolean
  readonly backupCodeEnabled: boolean
  readonly deleteSelfEnabled: boolean
  readonly createOrganizationEnabled: boolean
}

export interface Session {
  readonly id: string
  readonly status: string
  readonly lastActiveAt: number
  readonly expireAt: number
  readonly abandonAt: number
  readonly createdAt: number
  readonly latestActivity: { readonly isMobile: boolean; readonly deviceType: string | null; readonly browserName: string | null; readonly browserVersion: string | null; readonly city: string | null; readonly country: string | null } | null
}

export interface Success {
  readonly success: true
}

export interface TrustedDevice {
  readonly id: string
  readonly platform: string
  readonly appIdentifier: string
  readonly name: string | null
  readonly createdAt: number
  readonly updatedAt: number
  readonly lastUsedAt: number | null
}

export interface User {
  readonly id: string
  readonly username: string | null
  readonly firstName: string | null
  readonly lastName: string | null
  readonly locale: string | null
  readonly imageUrl: string | null
  readonly hasImage: boolean
  readonly primaryEmailAddressId: string | null
  readonly primaryPhoneNumberId: string | null
  readonly primaryWeb3WalletId: string | null
  readonly emailAddresses: readonly { readonly id: string; readonly emailAddress: string; readonly verification: { readonly status: string | null } | null }[]
  readonly phoneNumbers: readonly { readonly id: string; readonly phoneNumber: string; readonly verification: { readonly status: string | null } | null }[]
  readonly web3Wallets: readonly { readonly id: string; readonly web3Wallet: string; readonly verification: { readonly status: string | null } | null }[]
  readonly externalAccounts: readonly { readonly id: string; readonly provider: string; readonly emailAddress: string | null; readonly username: string | null }[]
  readonly publicMetadata: JsonObject
  readonly unsafeMetadata: JsonObject
  readonly banned: boolean
  readonly locked: boolean
  readonly twoFactorEnabled: boolean
  readonly createdAt: number | null
  readonly updatedAt: number | null
  readonly lastSignInAt: number | null
  readonly lastActiveAt: number | null
}

/** The input of `updateSelf`. */
export interface UpdateSelfInput {
  readonly firstName?: string | null | undefined
  readonly lastName?: string | null | undefined
  readonly locale?: string | null | undefined
  readonly username?: string | null | undefined
  readonly primaryEmailAddressId?: string | undefined
  readonly primaryPhoneNumberId?: string | undefined
  readonly primaryWeb3WalletId?: string | undefined
}

/** The input of `getSelfDeletion`. */
export interface GetSelfDeletionInput {
  readonly blockers?: boolean | undefined
}

/** The input of `updateSelfMetadata`. */
export interface UpdateSelfMetadataInput {
  readonly unsafeMetadata: JsonObject
}

/** The input of `getSelfOrganizationMembershipList`. */
export interface GetSelfOrganizationMembershipListInput {
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}

/** The input of `getSelfOrganizationInvitationList`. */
export interface GetSelfOrganizationInvitationListInput {
  readonly limit?: number | undefined
  readonly offset?: number | undefined
  readonly status?: 'pending' | 'accepted' | 'revoked' | 'expired' | undefined
}

/** The input of `getSelfSessionList`. */
export interface GetSelfSessionListInput {
  readonly limit?: number | undefined
  readonly offset?: number | undefined
  readonly status?: 'abandoned' | 'active' | 'ended' | 'expired' | 'removed' | 'replaced' | 'revoked' | undefined
}

/** The input of `verifySelfPassword`. */
export interface VerifySelfPasswordInput {
  readonly password: string
}

/** The input of `verifySelfTOTP`. */
export interface VerifySelfTOTPInput {
  readonly code: string
}

/** The input of `getUserList`. */
export interface GetUserListInput {
  readonly limit?: number | undefined
  readonly offset?: number | undefined
  readonly query?: string | undefined
  readonly emailAddress?: readonly string[] | undefined
  readonly phoneNumber?: readonly string[] | undefined
  readonly username?: readonly string[] | undefined
  readonly web3Wallet?: readonly string[] | undefined
  readonly userId?: readonly string[] | undefined
  readonly externalId?: readonly string[] | undefined
  readonly organizationId?: readonly string[] | undefined
  readonly emailAddressQuery?: string | undefined
  readonly phoneNumberQuery?: string | undefined
  readonly usernameQuery?: string | undefined
  readonly nameQuery?: string | undefined
  readonly banned?: boolean | undefined
  readonly lastActiveAtBefore?: number | undefined
  readonly lastActiveAtAfter?: number | undefined
  readonly createdAtBefore?: number | undefined
  readonly createdAtAfter?: number | undefined
  readonly lastSignInAtBefore?: number | undefined
  readonly lastSignInAtAfter?: number | undefined
  readonly orderBy?: string | undefined
}

/** The input of `createUser`. */
export interface CreateUserInput {
  readonly emailAddress?: readonly string[] | undefined
  readonly phoneNumber?: readonly string[] | undefined
  readonly username?: string | undefined
  readonly password?: string | undefined
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
  readonly locale?: string | undefined
  readonly externalId?: string | undefined
  readonly passwordDigest?: string | undefined
  readonly passwordHasher?: string | undefined
  readonly skipPasswordChecks?: boolean | undefined
  readonly skipLegalChecks?: boolean | undefined
  readonly totpSecret?: string | undefined
  readonly backupCodes?: readonly string[] | undefined
  readonly createdAt?: string | undefined
  readonly legalAcceptedAt?: string | undefined
  readonly skipPasswordRequirement?: boolean | undefined
  readonly banned?: boolean | undefined
  readonly locked?: boolean | undefined
  readonly publicMetadata?: JsonObject | undefined
  readonly privateMetadata?: JsonObject | undefined
  readonly unsafeMetadata?: JsonObject | undefined
}

/** The input of `getUserCount`. */
export interface GetUserCountInput {
  readonly query?: string | undefined
  readonly emailAddress?: readonly string[] | undefined
  readonly phoneNumber?: readonly string[] | undefined
  readonly username?: readonly string[] | undefined
  readonly web3Wallet?: readonly string[] | undefined
  readonly userId?: readonly string[] | undefined
  readonly externalId?: readonly string[] | undefined
  readonly organizationId?: readonly string[] | undefined
  readonly emailAddressQuery?: string | undefined
  readonly phoneNumberQuery?: string | undefined
  readonly usernameQuery?: string | undefined
  readonly nameQuery?: string | undefined
  readonly banned?: boolean | undefined
  readonly lastActiveAtBefore?: number | undefined
  readonly lastActiveAtAfter?: number | undefined
  readonly createdAtBefore?: number | undefined
  readonly createdAtAfter?: number | undefined
  readonly lastSignInAtBefore?: number | undefined
  readonly lastSignInAtAfter?: number | undefined
}

/** The input of `banUsers`. */
export interface BanUsersInput {
  readonly reason?: string | undefined
  readonly userIds: readonly string[]
}

/** The input of `unbanUsers`. */
export interface UnbanUsersInput {
  readonly reason?: string | undefined
  readonly userIds: readonly string[]
}

/** The input of `updateUser`. */
export interface UpdateUserInput {
  readonly firstName?: string | null | undefined
  readonly lastName?: string | null | undefined
  readonly locale?: string | null | undefined
  readonly username?: string | null | undefined
  readonly primaryEmailAddressId?: string | undefined
  readonly primaryPhoneNumberId?: string | undefined
  readonly primaryWeb3WalletId?: string | undefined
  readonly notifyPrimaryEmailAddressChanged?: boolean | undefined
  readonly externalId?: string | undefined
  readonly password?: string | undefined
  readonly passwordDigest?: string | undefined
  readonly passwordHasher?: string | undefined
  readonly skipPasswordChecks?: boolean | undefined
  readonly skipLegalChecks?: boolean | undefined
  readonly totpSecret?: string | undefined
  readonly backupCodes?: readonly string[] | undefined
  readonly createdAt?: string | undefined
  readonly legalAcceptedAt?: string | undefined
  readonly signOutOfOtherSessions?: boolean | undefined
  readonly deleteSelfEnabled?: boolean | undefined
  readonly createOrganizationEnabled?: boolean | undefined
  readonly createOrganizationsLimit?: number | undefined
}

/** The input of `requestUserDeletion`. */
export interface RequestUserDeletionInput {
  readonly reason?: string | undefined
  readonly override?: readonly string[] | undefined
  readonly grace?: boolean | undefined
}

/** The input of `banUser`. */
export interface BanUserInput {
  readonly reason?: string | undefined
}

/** The input of `unbanUser`. */
export interface UnbanUserInput {
  readonly reason?: string | undefined
}

/** The input of `lockUser`. */
export interface LockUserInput {
  readonly reason?: string | undefined
}

/** The input of `unlockUser`. */
export interface UnlockUserInput {
  readonly reason?: string | undefined
}

/** The input of `updateUserMetadata`. */
export interface UpdateUserMetadataInput {
  readonly publicMetadata?: JsonObject | undefined
  readonly privateMetadata?: JsonObject | undefined
  readonly unsafeMetadata?: JsonObject | undefined
}

/** The input of `replaceUserMetadata`. */
export interface ReplaceUserMetadataInput {
  readonly publicMetadata?: JsonObject | undefined
  readonly privateMetadata?: JsonObject | undefined
  readonly unsafeMetadata?: JsonObject | undefined
}

/** The input of `getOrganizationMembershipList`. */
export interface GetOrganizationMembershipListInput {
  readonly limit?: number | undefined
  readonly offset?: number | undefined
}

/** The input of `getOrganizationInvitationList`. */
export interface GetOrganizationInvitationListInput {
  readonly limit?: number | undefined
  readonly offset?: number | undefined
  readonly status?: 'pending' | 'accepted' | 'revoked' | 'expired' | undefined
}

/** The input of `getSessionList`. */
export interface GetSessionListInput {
  readonly limit?: number | undefined
  readonly offset?: number | undefined
  readonly status?: 'abandoned' | 'active' | 'ended' | 'expired' | 'removed' | 'replaced' | 'revoked' | undefined
}

/** The input of `verifyPassword`. */
export interface VerifyPasswordInput {
  readonly password: string
}

/** The input of `verifyTOTP`. */
export interface VerifyTOTPInput {
  readonly code: string
}

/** The input of `removePassword`. */
export interface RemovePasswordInput {
  readonly signOutOfOtherSessions?: boolean | undefined
}

/** The input of `setPasswordCompromised`. */
export interface SetPasswordCompromisedInput {
  readonly revokeAllSessions?: boolean | undefined
}

/** The input of `getDeletionList`. */
export interface GetDeletionListInput {
  readonly limit?: number | undefined
  readonly offset?: number | undefined
  readonly state?: 'scheduled' | 'running' | 'finished' | 'stuck' | 'cancelled' | undefined
}

/** The input of `retryDeletion`. */
export interface RetryDeletionInput {
  readonly reason?: string | undefined
}

/** The input of `cancelDeletion`. */
export interface CancelDeletionInput {
  readonly reason?: string | undefined
}
