// Generated from core's table of operations: pnpm --filter @account-routes/client generate
import type { AccountPromise } from '../error.ts'
import type { AccountPages, Page } from '../list.ts'
import type { CallOptions, UploadOptions } from '../options.ts'
import type { BanUserCode, BanUsersCode, CancelDeletionCode, CancelSelfDeletionCode, CreateUserCode, CreateUserTotpCode, DeleteSelfBackupCodesCode, DeleteSelfCode, DeleteSelfExternalAccountCode, DeleteSelfPasskeyCode, DeleteSelfProfileImageCode, DeleteSelfTOTPCode, DeleteSelfWeb3WalletCode, DeleteUserBackupCodesCode, DeleteUserCode, DeleteUserExternalAccountCode, DeleteUserPasskeyCode, DeleteUserProfileImageCode, DeleteUserTOTPCode, DeleteUserWeb3WalletCode, DisableSelfMFACode, DisableUserMFACode, GetDeletionCode, GetDeletionListCode, GetDeletionStatusCode, GetOpenApiDocumentCode, GetOrganizationInvitationListCode, GetOrganizationMembershipListCode, GetSelfCode, GetSelfDeletionCode, GetSelfOauthAccessTokenCode, GetSelfOrganizationInvitationListCode, GetSelfOrganizationMembershipListCode, GetSelfSessionListCode, GetSelfTrustedDeviceListCode, GetSessionListCode, GetTrustedDeviceListCode, GetUserCode, GetUserCountCode, GetUserListCode, GetUserOauthAccessTokenCode, LockUserCode, RemovePasswordCode, ReplaceUserMetadataCode, RequestUserDeletionCode, RetryDeletionCode, RevokeSelfSessionCode, RevokeSelfTrustedDeviceCode, RevokeSessionCode, RevokeTrustedDeviceCode, SetPasswordCompromisedCode, SetSelfProfileImageCode, UnbanUserCode, UnbanUsersCode, UnlockUserCode, UnsetPasswordCompromisedCode, UpdateSelfCode, UpdateSelfMetadataCode, UpdateUserCode, UpdateUserMetadataCode, UpdateUserProfileImageCode, VerifyPasswordCode, VerifySelfPasswordCode, VerifySelfTOTPCode, VerifyTOTPCode } from './codes.gen.ts'
import type { AcceptedDeletion, BanUserInput, BanUsersInput, CancelDeletionInput, CreateUserInput, Deleted, Deletion, DeletionStatus, GetDeletionListInput, GetOrganizationInvitationListInput, GetOrganizationMembershipListInput, GetSelfDeletionInput, GetSelfOrganizationInvitationListInput, GetSelfOrganizationMembershipListInput, GetSelfSessionListInput, GetSessionListInput, GetUserCountInput, GetUserListInput, JsonObject, LockUserInput, OauthAccessToken, OrganizationInvitation, OrganizationMembership, OwnDeletion, RemovePasswordInput, ReplaceUserMetadataInput, RequestUserDeletionInput, RetryDeletionInput, Self, Session, SetPasswordCompromisedInput, Success, TrustedDevice, UnbanUserInput, UnbanUsersInput, UnlockUserInput, UpdateSelfInput, UpdateSelfMetadataInput, UpdateUserInput, UpdateUserMetadataInput, User, VerifyPasswordInput, VerifySelfPasswordInput, VerifySelfTOTPInput, VerifyTOTPInput } from './shapes.gen.ts'

/** Every operation by its name. Those that the server does not mount fail with `not_found`. */
export interface AccountClient {
  readonly me: {
    /** See my account. */
    get(options?: CallOptions): AccountPromise<Self, GetSelfCode>
    /**
     * Change my profile.
     *
     * Requires that the caller verified their identity recently with `username`, `primaryEmailAddressId`, `primaryPhoneNumberId`, `primaryWeb3WalletId`.
     */
    update(input: UpdateSelfInput, options?: CallOptions): AccountPromise<Self, UpdateSelfCode>
    /**
     * Delete my account.
     *
     * Requires that the caller verified their identity recently.
     */
    delete(options?: CallOptions): AccountPromise<Deleted | AcceptedDeletion, DeleteSelfCode>
    /** See the deletion of my account. */
    getDeletion(input?: GetSelfDeletionInput, options?: CallOptions): AccountPromise<OwnDeletion, GetSelfDeletionCode>
    /**
     * Keep my account.
     *
     * Requires that the caller verified their identity recently.
     */
    cancelDeletion(options?: CallOptions): AccountPromise<Success, CancelSelfDeletionCode>
    /** Set my picture. */
    setProfileImage(picture: Blob, options?: UploadOptions): AccountPromise<Self, SetSelfProfileImageCode>
    /** Remove my picture. */
    deleteProfileImage(options?: CallOptions): AccountPromise<Self, DeleteSelfProfileImageCode>
    /** Change my unsafe metadata. */
    updateMetadata(input: UpdateSelfMetadataInput, options?: CallOptions): AccountPromise<Self, UpdateSelfMetadataCode>
    /** List my organizations. */
    listOrganizationMemberships(input?: GetSelfOrganizationMembershipListInput, options?: CallOptions): AccountPages<OrganizationMembership, GetSelfOrganizationMembershipListCode>
    /** List my invitations. */
    listOrganizationInvitations(input?: GetSelfOrganizationInvitationListInput, options?: CallOptions): AccountPages<OrganizationInvitation, GetSelfOrganizationInvitationListCode>
    /** List my sessions. */
    listSessions(input?: GetSelfSessionListInput, options?: CallOptions): AccountPages<Session, GetSelfSessionListCode>
    /**
     * End a session of mine.
     *
     * Requires that the caller verified their identity recently.
     */
    revokeSession(sessionId: string, options?: CallOptions): AccountPromise<Session, RevokeSelfSessionCode>
    /**
     * Turn off my second factors.
     *
     * Requires that the caller verified their identity recently.
     */
    disableMFA(options?: CallOptions): AccountPromise<Success, DisableSelfMFACode>
    /**
     * Remove my authenticator app.
     *
     * Requires that the caller verified their identity recently.
     */
    deleteTOTP(options?: CallOptions): AccountPromise<Success, DeleteSelfTOTPCode>
    /**
     * Remove my backup codes.
     *
     * Requires that the caller verified their identity recently.
     */
    deleteBackupCodes(options?: CallOptions): AccountPromise<Success, DeleteSelfBackupCodesCode>
    /**
     * Remove a passkey of mine.
     *
     * Requires that the caller verified their identity recently.
     */
    deletePasskey(passkeyId: string, options?: CallOptions): AccountPromise<Success, DeleteSelfPasskeyCode>
    /**
     * Remove a wallet of mine.
     *
     * Requires that the caller verified their identity recently.
     */
    deleteWeb3Wallet(walletId: string, options?: CallOptions): AccountPromise<Success, DeleteSelfWeb3WalletCode>
    /**
     * Disconnect an external account of mine.
     *
     * Requires that the caller verified their identity recently.
     */
    deleteExternalAccount(externalAccountId: string, options?: CallOptions): AccountPromise<Success, DeleteSelfExternalAccountCode>
    /** List my trusted devices. */
    listTrustedDevices(options?: CallOptions): AccountPromise<Page<TrustedDevice>, GetSelfTrustedDeviceListCode>
    /**
     * Revoke a trusted device of mine.
     *
     * Requires that the caller verified their identity recently.
     */
    revokeTrustedDevice(trustedDeviceId: string, options?: CallOptions): AccountPromise<Success, RevokeSelfTrustedDeviceCode>
    /** Check my password. */
    verifyPassword(input: VerifySelfPasswordInput, options?: CallOptions): AccountPromise<{ readonly verified: boolean }, VerifySelfPasswordCode>
    /** Check a code of mine. */
    verifyTOTP(input: VerifySelfTOTPInput, options?: CallOptions): AccountPromise<{ readonly verified: boolean }, VerifySelfTOTPCode>
    /**
     * Get my access tokens at a provider.
     *
     * Requires that the caller verified their identity recently.
     */
    getOauthAccessToken(provider: string, options?: CallOptions): AccountPromise<Page<OauthAccessToken>, GetSelfOauthAccessTokenCode>
  }
  readonly users: {
    /** List users. */
    list(input?: GetUserListInput, options?: CallOptions): AccountPages<User, GetUserListCode>
    /**
     * Create a user.
     *
     * Requires that the caller verified their identity recently with `externalId`, `password`, `passwordDigest`, `passwordHasher`, `skipPasswordChecks`, `totpSecret`, `backupCodes`, `publicMetadata`, `privateMetadata`.
     */
    create(input: CreateUserInput, options?: CallOptions): AccountPromise<User, CreateUserCode>
    /** Count users. */
    count(input?: GetUserCountInput, options?: CallOptions): AccountPromise<{ readonly totalCount: number }, GetUserCountCode>
    /**
     * Ban several users.
     *
     * Refuses the caller's own account.
     */
    banMany(input: BanUsersInput, options?: CallOptions): AccountPromise<{ readonly data: readonly User[] }, BanUsersCode>
    /**
     * Lift the ban of several users.
     *
     * Refuses the caller's own account.
     */
    unbanMany(input: UnbanUsersInput, options?: CallOptions): AccountPromise<{ readonly data: readonly User[] }, UnbanUsersCode>
    /** See a user. */
    get(userId: string, options?: CallOptions): AccountPromise<User, GetUserCode>
    /**
     * Change a user.
     *
     * Requires that the caller verified their identity recently with `username`, `primaryEmailAddressId`, `primaryPhoneNumberId`, `primaryWeb3WalletId`, `externalId`, `password`, `passwordDigest`, `passwordHasher`, `skipPasswordChecks`, `totpSecret`, `backupCodes`.
     */
    update(userId: string, input: UpdateUserInput, options?: CallOptions): AccountPromise<User, UpdateUserCode>
    /**
     * Delete a user.
     *
     * Requires that the caller verified their identity recently. Refuses the caller's own account.
     */
    delete(userId: string, options?: CallOptions): AccountPromise<Deleted | AcceptedDeletion, DeleteUserCode>
    /**
     * Ask for the deletion of a user by the plan.
     *
     * Requires that the caller verified their identity recently. Refuses the caller's own account.
     */
    requestDeletion(userId: string, input?: RequestUserDeletionInput, options?: CallOptions): AccountPromise<Deleted | AcceptedDeletion, RequestUserDeletionCode>
    /**
     * Ban a user.
     *
     * Refuses the caller's own account.
     */
    ban(userId: string, input?: BanUserInput, options?: CallOptions): AccountPromise<User, BanUserCode>
    /**
     * Lift the ban of a user.
     *
     * Refuses the caller's own account.
     */
    unban(userId: string, input?: UnbanUserInput, options?: CallOptions): AccountPromise<User, UnbanUserCode>
    /**
     * Lock a user.
     *
     * Refuses the caller's own account.
     */
    lock(userId: string, input?: LockUserInput, options?: CallOptions): AccountPromise<User, LockUserCode>
    /**
     * Unlock a user.
     *
     * Refuses the caller's own account.
     */
    unlock(userId: string, input?: UnlockUserInput, options?: CallOptions): AccountPromise<User, UnlockUserCode>
    /** Set a user's picture. */
    setProfileImage(userId: string, picture: Blob, options?: UploadOptions): AccountPromise<User, UpdateUserProfileImageCode>
    /** Remove a user's picture. */
    deleteProfileImage(userId: string, options?: CallOptions): AccountPromise<User, DeleteUserProfileImageCode>
    /**
     * Change a user's metadata.
     *
     * Requires that the caller verified their identity recently with `publicMetadata`, `privateMetadata`. Refuses the caller's own account with `publicMetadata`, `privateMetadata`.
     */
    updateMetadata(userId: string, input: UpdateUserMetadataInput, options?: CallOptions): AccountPromise<User, UpdateUserMetadataCode>
    /**
     * Replace a user's metadata.
     *
     * Requires that the caller verified their identity recently with `publicMetadata`, `privateMetadata`. Refuses the caller's own account with `publicMetadata`, `privateMetadata`.
     */
    replaceMetadata(userId: string, input: ReplaceUserMetadataInput, options?: CallOptions): AccountPromise<User, ReplaceUserMetadataCode>
    /** List a user's organizations. */
    listOrganizationMemberships(userId: string, input?: GetOrganizationMembershipListInput, options?: CallOptions): AccountPages<OrganizationMembership, GetOrganizationMembershipListCode>
    /** List a user's invitations. */
    listOrganizationInvitations(userId: string, input?: GetOrganizationInvitationListInput, options?: CallOptions): AccountPages<OrganizationInvitation, GetOrganizationInvitationListCode>
    /** List a user's sessions. */
    listSessions(userId: string, input?: GetSessionListInput, options?: CallOptions): AccountPages<Session, GetSessionListCode>
    /**
     * End a session of a user.
     *
     * Requires that the caller verified their identity recently where the path names their own account.
     */
    revokeSession(userId: string, sessionId: string, options?: CallOptions): AccountPromise<Session, RevokeSessionCode>
    /**
     * Turn off a user's second factors.
     *
     * Requires that the caller verified their identity recently. Refuses the caller's own account.
     */
    disableMFA(userId: string, options?: CallOptions): AccountPromise<Success, DisableUserMFACode>
    /**
     * Remove a user's authenticator app.
     *
     * Requires that the caller verified their identity recently. Refuses the caller's own account.
     */
    deleteTOTP(userId: string, options?: CallOptions): AccountPromise<Success, DeleteUserTOTPCode>
    /**
     * Remove a user's backup codes.
     *
     * Requires that the caller verified their identity recently. Refuses the caller's own account.
     */
    deleteBackupCodes(userId: string, options?: CallOptions): AccountPromise<Success, DeleteUserBackupCodesCode>
    /**
     * Remove a passkey of a user.
     *
     * Requires that the caller verified their identity recently.
     */
    deletePasskey(userId: string, passkeyId: string, options?: CallOptions): AccountPromise<Success, DeleteUserPasskeyCode>
    /**
     * Remove a wallet of a user.
     *
     * Requires that the caller verified their identity recently.
     */
    deleteWeb3Wallet(userId: string, walletId: string, options?: CallOptions): AccountPromise<Success, DeleteUserWeb3WalletCode>
    /**
     * Disconnect an external account of a user.
     *
     * Requires that the caller verified their identity recently.
     */
    deleteExternalAccount(userId: string, externalAccountId: string, options?: CallOptions): AccountPromise<Success, DeleteUserExternalAccountCode>
    /** List a user's trusted devices. */
    listTrustedDevices(userId: string, options?: CallOptions): AccountPromise<Page<TrustedDevice>, GetTrustedDeviceListCode>
    /**
     * Revoke a trusted device of a user.
     *
     * Requires that the caller verified their identity recently.
     */
    revokeTrustedDevice(userId: string, trustedDeviceId: string, options?: CallOptions): AccountPromise<Success, RevokeTrustedDeviceCode>
    /** Check a user's password. */
    verifyPassword(userId: string, input: VerifyPasswordInput, options?: CallOptions): AccountPromise<{ readonly verified: boolean }, VerifyPasswordCode>
    /** Check a user's code. */
    verifyTOTP(userId: string, input: VerifyTOTPInput, options?: CallOptions): AccountPromise<{ readonly verified: boolean }, VerifyTOTPCode>
    /**
     * Create an authenticator secret for a user.
     *
     * Requires that the caller verified their identity recently.
     */
    createTOTP(userId: string, options?: CallOptions): AccountPromise<{ readonly secret: string; readonly uri: string }, CreateUserTotpCode>
    /**
     * Get a user's access tokens at a provider.
     *
     * Requires that the caller verified their identity recently.
     */
    getOauthAccessToken(userId: string, provider: string, options?: CallOptions): AccountPromise<Page<OauthAccessToken>, GetUserOauthAccessTokenCode>
    /**
     * Remove a user's password.
     *
     * Requires that the caller verified their identity recently. Refuses the caller's own account.
     */
    removePassword(userId: string, input?: RemovePasswordInput, options?: CallOptions): AccountPromise<User, RemovePasswordCode>
    /**
     * Mark a user's password as compromised.
     *
     * Refuses the caller's own account.
     */
    setPasswordCompromised(userId: string, input?: SetPasswordCompromisedInput, options?: CallOptions): AccountPromise<User, SetPasswordCompromisedCode>
    /**
     * Unmark a user's password as compromised.
     *
     * Refuses the caller's own account.
     */
    unsetPasswordCompromised(userId: string, options?: CallOptions): AccountPromise<User, UnsetPasswordCompromisedCode>
  }
  readonly deletions: {
    /** List deletions. */
    list(input?: GetDeletionListInput, options?: CallOptions): AccountPages<Deletion, GetDeletionListCode>
    /** See a deletion. */
    get(deletionId: string, options?: CallOptions): AccountPromise<Deletion, GetDeletionCode>
    /**
     * Run a stuck deletion again.
     *
     * Requires that the caller verified their identity recently. Refuses the caller's own account.
     */
    retry(deletionId: string, input?: RetryDeletionInput, options?: CallOptions): AccountPromise<Deletion, RetryDeletionCode>
    /**
     * Undo a scheduled deletion.
     *
     * Requires that the caller verified their identity recently. Refuses the caller's own account.
     */
    cancel(deletionId: string, input?: CancelDeletionInput, options?: CallOptions): AccountPromise<Success, CancelDeletionCode>
    /** Follow a deletion to its end. */
    getStatus(deletionId: string, options?: CallOptions): AccountPromise<DeletionStatus, GetDeletionStatusCode>
  }
  readonly openapi: {
    /** Get the OpenAPI document of these routes. */
    get(options?: CallOptions): AccountPromise<JsonObject, GetOpenApiDocumentCode>
  }
}
