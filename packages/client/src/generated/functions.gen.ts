// Generated from core's table of operations: pnpm --filter @account-routes/client generate
import { list } from '../list.ts'
import { json, path, query } from '../parts.ts'
import { request } from '../request.ts'
import { upload } from '../upload.ts'
import type { AccountPromise } from '../error.ts'
import type { AccountPages, Page } from '../list.ts'
import type { CallOptions, ClientOptions, UploadOptions } from '../options.ts'
import type { BanUserCode, BanUsersCode, CancelDeletionCode, CancelSelfDeletionCode, CreateUserCode, CreateUserTotpCode, DeleteSelfBackupCodesCode, DeleteSelfCode, DeleteSelfExternalAccountCode, DeleteSelfPasskeyCode, DeleteSelfProfileImageCode, DeleteSelfTOTPCode, DeleteSelfWeb3WalletCode, DeleteUserBackupCodesCode, DeleteUserCode, DeleteUserExternalAccountCode, DeleteUserPasskeyCode, DeleteUserProfileImageCode, DeleteUserTOTPCode, DeleteUserWeb3WalletCode, DisableSelfMFACode, DisableUserMFACode, GetDeletionCode, GetDeletionListCode, GetDeletionStatusCode, GetOpenApiDocumentCode, GetOrganizationInvitationListCode, GetOrganizationMembershipListCode, GetSelfCode, GetSelfDeletionCode, GetSelfOauthAccessTokenCode, GetSelfOrganizationInvitationListCode, GetSelfOrganizationMembershipListCode, GetSelfSessionListCode, GetSelfTrustedDeviceListCode, GetSessionListCode, GetTrustedDeviceListCode, GetUserCode, GetUserCountCode, GetUserListCode, GetUserOauthAccessTokenCode, LockUserCode, RemovePasswordCode, ReplaceUserMetadataCode, RequestUserDeletionCode, RetryDeletionCode, RevokeSelfSessionCode, RevokeSelfTrustedDeviceCode, RevokeSessionCode, RevokeTrustedDeviceCode, SetPasswordCompromisedCode, SetSelfProfileImageCode, UnbanUserCode, UnbanUsersCode, UnlockUserCode, UnsetPasswordCompromisedCode, UpdateSelfCode, UpdateSelfMetadataCode, UpdateUserCode, UpdateUserMetadataCode, UpdateUserProfileImageCode, VerifyPasswordCode, VerifySelfPasswordCode, VerifySelfTOTPCode, VerifyTOTPCode } from './codes.gen.ts'
import type { AcceptedDeletion, BanUserInput, BanUsersInput, CancelDeletionInput, CreateUserInput, Deleted, Deletion, DeletionStatus, GetDeletionListInput, GetOrganizationInvitationListInput, GetOrganizationMembershipListInput, GetSelfDeletionInput, GetSelfOrganizationInvitationListInput, GetSelfOrganizationMembershipListInput, GetSelfSessionListInput, GetSessionListInput, GetUserCountInput, GetUserListInput, JsonObject, LockUserInput, OauthAccessToken, OrganizationInvitation, OrganizationMembership, OwnDeletion, RemovePasswordInput, ReplaceUserMetadataInput, RequestUserDeletionInput, RetryDeletionInput, Self, Session, SetPasswordCompromisedInput, Success, TrustedDevice, UnbanUserInput, UnbanUsersInput, UnlockUserInput, UpdateSelfInput, UpdateSelfMetadataInput, UpdateUserInput, UpdateUserMetadataInput, User, VerifyPasswordInput, VerifySelfPasswordInput, VerifySelfTOTPInput, VerifyTOTPInput } from './shapes.gen.ts'

/** See my account. */
export function getSelf(options?: CallOptions & ClientOptions): AccountPromise<Self, GetSelfCode> {
  return request('GET', '/me', options)
}

/**
 * Change my profile.
 *
 * Requires that the caller verified their identity recently with `username`, `primaryEmailAddressId`, `primaryPhoneNumberId`, `primaryWeb3WalletId`.
 */
export function updateSelf(input: UpdateSelfInput, options?: CallOptions & ClientOptions): AccountPromise<Self, UpdateSelfCode> {
  return request('PATCH', '/me', options, json(input))
}

/**
 * Delete my account.
 *
 * Requires that the caller verified their identity recently.
 */
export function deleteSelf(options?: CallOptions & ClientOptions): AccountPromise<Deleted | AcceptedDeletion, DeleteSelfCode> {
  return request('DELETE', '/me', options)
}

/** See the deletion of my account. */
export function getSelfDeletion(input?: GetSelfDeletionInput, options?: CallOptions & ClientOptions): AccountPromise<OwnDeletion, GetSelfDeletionCode> {
  return request('GET', '/me/deletion' + query(input), options)
}

/**
 * Keep my account.
 *
 * Requires that the caller verified their identity recently.
 */
export function cancelSelfDeletion(options?: CallOptions & ClientOptions): AccountPromise<Success, CancelSelfDeletionCode> {
  return request('POST', '/me/deletion/cancel', options)
}

/** Set my picture. */
export function setSelfProfileImage(picture: Blob, options?: UploadOptions & ClientOptions): AccountPromise<Self, SetSelfProfileImageCode> {
  return upload('PUT', '/me/profile-image', picture, options)
}

/** Remove my picture. */
export function deleteSelfProfileImage(options?: CallOptions & ClientOptions): AccountPromise<Self, DeleteSelfProfileImageCode> {
  return request('DELETE', '/me/profile-image', options)
}

/** Change my unsafe metadata. */
export function updateSelfMetadata(input: UpdateSelfMetadataInput, options?: CallOptions & ClientOptions): AccountPromise<Self, UpdateSelfMetadataCode> {
  return request('PATCH', '/me/metadata', options, json(input))
}

/** List my organizations. */
export function getSelfOrganizationMembershipList(input?: GetSelfOrganizationMembershipListInput, options?: CallOptions & ClientOptions): AccountPages<OrganizationMembership, GetSelfOrganizationMembershipListCode> {
  return list('/me/organization-memberships', input, options)
}

/** List my invitations. */
export function getSelfOrganizationInvitationList(input?: GetSelfOrganizationInvitationListInput, options?: CallOptions & ClientOptions): AccountPages<OrganizationInvitation, GetSelfOrganizationInvitationListCode> {
  return list('/me/organization-invitations', input, options)
}

/** List my sessions. */
export function getSelfSessionList(input?: GetSelfSessionListInput, options?: CallOptions & ClientOptions): AccountPages<Session, GetSelfSessionListCode> {
  return list('/me/sessions', input, options)
}

/**
 * End a session of mine.
 *
 * Requires that the caller verified their identity recently.
 */
export function revokeSelfSession(sessionId: string, options?: CallOptions & ClientOptions): AccountPromise<Session, RevokeSelfSessionCode> {
  return request('DELETE', path`/me/sessions/${sessionId}`, options)
}

/**
 * Turn off my second factors.
 *
 * Requires that the caller verified their identity recently.
 */
export function disableSelfMFA(options?: CallOptions & ClientOptions): AccountPromise<Success, DisableSelfMFACode> {
  return request('DELETE', '/me/mfa', options)
}

/**
 * Remove my authenticator app.
 *
 * Requires that the caller verified their identity recently.
 */
export function deleteSelfTOTP(options?: CallOptions & ClientOptions): AccountPromise<Success, DeleteSelfTOTPCode> {
  return request('DELETE', '/me/totp', options)
}

/**
 * Remove my backup codes.
 *
 * Requires that the caller verified their identity recently.
 */
export function deleteSelfBackupCodes(options?: CallOptions & ClientOptions): AccountPromise<Success, DeleteSelfBackupCodesCode> {
  return request('DELETE', '/me/backup-codes', options)
}

/**
 * Remove a passkey of mine.
 *
 * Requires that the caller verified their identity recently.
 */
export function deleteSelfPasskey(passkeyId: string, options?: CallOptions & ClientOptions): AccountPromise<Success, DeleteSelfPasskeyCode> {
  return request('DELETE', path`/me/passkeys/${passkeyId}`, options)
}

/**
 * Remove a wallet of mine.
 *
 * Requires that the caller verified their identity recently.
 */
export function deleteSelfWeb3Wallet(walletId: string, options?: CallOptions & ClientOptions): AccountPromise<Success, DeleteSelfWeb3WalletCode> {
  return request('DELETE', path`/me/web3-wallets/${walletId}`, options)
}

/**
 * Disconnect an external account of mine.
 *
 * Requires that the caller verified their identity recently.
 */
export function deleteSelfExternalAccount(externalAccountId: string, options?: CallOptions & ClientOptions): AccountPromise<Success, DeleteSelfExternalAccountCode> {
  return request('DELETE', path`/me/external-accounts/${externalAccountId}`, options)
}

/** List my trusted devices. */
export function getSelfTrustedDeviceList(options?: CallOptions & ClientOptions): AccountPromise<Page<TrustedDevice>, GetSelfTrustedDeviceListCode> {
  return request('GET', '/me/trusted-devices', options)
}

/**
 * Revoke a trusted device of mine.
 *
 * Requires that the caller verified their identity recently.
 */
export function revokeSelfTrustedDevice(trustedDeviceId: string, options?: CallOptions & ClientOptions): AccountPromise<Success, RevokeSelfTrustedDeviceCode> {
  return request('DELETE', path`/me/trusted-devices/${trustedDeviceId}`, options)
}

/** Check my password. */
export function verifySelfPassword(input: VerifySelfPasswordInput, options?: CallOptions & ClientOptions): AccountPromise<{ readonly verified: boolean }, VerifySelfPasswordCode> {
  return request('POST', '/me/verify-password', options, json(input))
}

/** Check a code of mine. */
export function verifySelfTOTP(input: VerifySelfTOTPInput, options?: CallOptions & ClientOptions): AccountPromise<{ readonly verified: boolean }, VerifySelfTOTPCode> {
  return request('POST', '/me/verify-totp', options, json(input))
}

/**
 * Get my access tokens at a provider.
 *
 * Requires that the caller verified their identity recently.
 */
export function getSelfOauthAccessToken(provider: string, options?: CallOptions & ClientOptions): AccountPromise<Page<OauthAccessToken>, GetSelfOauthAccessTokenCode> {
  return request('GET', path`/me/oauth-access-tokens/${provider}`, options)
}

/** List users. */
export function getUserList(input?: GetUserListInput, options?: CallOptions & ClientOptions): AccountPages<User, GetUserListCode> {
  return list('/users', input, options)
}

/**
 * Create a user.
 *
 * Requires that the caller verified their identity recently with `externalId`, `password`, `passwordDigest`, `passwordHasher`, `skipPasswordChecks`, `totpSecret`, `backupCodes`, `publicMetadata`, `privateMetadata`.
 */
export function createUser(input: CreateUserInput, options?: CallOptions & ClientOptions): AccountPromise<User, CreateUserCode> {
  return request('POST', '/users', options, json(input))
}

/** Count users. */
export function getUserCount(input?: GetUserCountInput, options?: CallOptions & ClientOptions): AccountPromise<{ readonly totalCount: number }, GetUserCountCode> {
  return request('GET', '/users/count' + query(input), options)
}

/**
 * Ban several users.
 *
 * Refuses the caller's own account.
 */
export function banUsers(input: BanUsersInput, options?: CallOptions & ClientOptions): AccountPromise<{ readonly data: readonly User[] }, BanUsersCode> {
  return request('POST', '/users/ban', options, json(input))
}

/**
 * Lift the ban of several users.
 *
 * Refuses the caller's own account.
 */
export function unbanUsers(input: UnbanUsersInput, options?: CallOptions & ClientOptions): AccountPromise<{ readonly data: readonly User[] }, UnbanUsersCode> {
  return request('POST', '/users/unban', options, json(input))
}

/** See a user. */
export function getUser(userId: string, options?: CallOptions & ClientOptions): AccountPromise<User, GetUserCode> {
  return request('GET', path`/users/${userId}`, options)
}

/**
 * Change a user.
 *
 * Requires that the caller verified their identity recently with `username`, `primaryEmailAddressId`, `primaryPhoneNumberId`, `primaryWeb3WalletId`, `externalId`, `password`, `passwordDigest`, `passwordHasher`, `skipPasswordChecks`, `totpSecret`, `backupCodes`.
 */
export function updateUser(userId: string, input: UpdateUserInput, options?: CallOptions & ClientOptions): AccountPromise<User, UpdateUserCode> {
  return request('PATCH', path`/users/${userId}`, options, json(input))
}

/**
 * Delete a user.
 *
 * Requires that the caller verified their identity recently. Refuses the caller's own account.
 */
export function deleteUser(userId: string, options?: CallOptions & ClientOptions): AccountPromise<Deleted | AcceptedDeletion, DeleteUserCode> {
  return request('DELETE', path`/users/${userId}`, options)
}

/**
 * Ask for the deletion of a user by the plan.
 *
 * Requires that the caller verified their identity recently. Refuses the caller's own account.
 */
export function requestUserDeletion(userId: string, input?: RequestUserDeletionInput, options?: CallOptions & ClientOptions): AccountPromise<Deleted | AcceptedDeletion, RequestUserDeletionCode> {
  return request('POST', path`/users/${userId}/deletion`, options, json(input))
}

/**
 * Ban a user.
 *
 * Refuses the caller's own account.
 */
export function banUser(userId: string, input?: BanUserInput, options?: CallOptions & ClientOptions): AccountPromise<User, BanUserCode> {
  return request('POST', path`/users/${userId}/ban`, options, json(input))
}

/**
 * Lift the ban of a user.
 *
 * Refuses the caller's own account.
 */
export function unbanUser(userId: string, input?: UnbanUserInput, options?: CallOptions & ClientOptions): AccountPromise<User, UnbanUserCode> {
  return request('POST', path`/users/${userId}/unban`, options, json(input))
}

/**
 * Lock a user.
 *
 * Refuses the caller's own account.
 */
export function lockUser(userId: string, input?: LockUserInput, options?: CallOptions & ClientOptions): AccountPromise<User, LockUserCode> {
  return request('POST', path`/users/${userId}/lock`, options, json(input))
}

/**
 * Unlock a user.
 *
 * Refuses the caller's own account.
 */
export function unlockUser(userId: string, input?: UnlockUserInput, options?: CallOptions & ClientOptions): AccountPromise<User, UnlockUserCode> {
  return request('POST', path`/users/${userId}/unlock`, options, json(input))
}

/** Set a user's picture. */
export function updateUserProfileImage(userId: string, picture: Blob, options?: UploadOptions & ClientOptions): AccountPromise<User, UpdateUserProfileImageCode> {
  return upload('PUT', path`/users/${userId}/profile-image`, picture, options)
}

/** Remove a user's picture. */
export function deleteUserProfileImage(userId: string, options?: CallOptions & ClientOptions): AccountPromise<User, DeleteUserProfileImageCode> {
  return request('DELETE', path`/users/${userId}/profile-image`, options)
}

/**
 * Change a user's metadata.
 *
 * Requires that the caller verified their identity recently with `publicMetadata`, `privateMetadata`. Refuses the caller's own account with `publicMetadata`, `privateMetadata`.
 */
export function updateUserMetadata(userId: string, input: UpdateUserMetadataInput, options?: CallOptions & ClientOptions): AccountPromise<User, UpdateUserMetadataCode> {
  return request('PATCH', path`/users/${userId}/metadata`, options, json(input))
}

/**
 * Replace a user's metadata.
 *
 * Requires that the caller verified their identity recently with `publicMetadata`, `privateMetadata`. Refuses the caller's own account with `publicMetadata`, `privateMetadata`.
 */
export function replaceUserMetadata(userId: string, input: ReplaceUserMetadataInput, options?: CallOptions & ClientOptions): AccountPromise<User, ReplaceUserMetadataCode> {
  return request('PUT', path`/users/${userId}/metadata`, options, json(input))
}

/** List a user's organizations. */
export function getOrganizationMembershipList(userId: string, input?: GetOrganizationMembershipListInput, options?: CallOptions & ClientOptions): AccountPages<OrganizationMembership, GetOrganizationMembershipListCode> {
  return list(path`/users/${userId}/organization-memberships`, input, options)
}

/** List a user's invitations. */
export function getOrganizationInvitationList(userId: string, input?: GetOrganizationInvitationListInput, options?: CallOptions & ClientOptions): AccountPages<OrganizationInvitation, GetOrganizationInvitationListCode> {
  return list(path`/users/${userId}/organization-invitations`, input, options)
}

/** List a user's sessions. */
export function getSessionList(userId: string, input?: GetSessionListInput, options?: CallOptions & ClientOptions): AccountPages<Session, GetSessionListCode> {
  return list(path`/users/${userId}/sessions`, input, options)
}

/**
 * End a session of a user.
 *
 * Requires that the caller verified their identity recently where the path names their own account.
 */
export function revokeSession(userId: string, sessionId: string, options?: CallOptions & ClientOptions): AccountPromise<Session, RevokeSessionCode> {
  return request('POST', path`/users/${userId}/sessions/${sessionId}/revoke`, options)
}

/**
 * Turn off a user's second factors.
 *
 * Requires that the caller verified their identity recently. Refuses the caller's own account.
 */
export function disableUserMFA(userId: string, options?: CallOptions & ClientOptions): AccountPromise<Success, DisableUserMFACode> {
  return request('DELETE', path`/users/${userId}/mfa`, options)
}

/**
 * Remove a user's authenticator app.
 *
 * Requires that the caller verified their identity recently. Refuses the caller's own account.
 */
export function deleteUserTOTP(userId: string, options?: CallOptions & ClientOptions): AccountPromise<Success, DeleteUserTOTPCode> {
  return request('DELETE', path`/users/${userId}/totp`, options)
}

/**
 * Remove a user's backup codes.
 *
 * Requires that the caller verified their identity recently. Refuses the caller's own account.
 */
export function deleteUserBackupCodes(userId: string, options?: CallOptions & ClientOptions): AccountPromise<Success, DeleteUserBackupCodesCode> {
  return request('DELETE', path`/users/${userId}/backup-codes`, options)
}

/**
 * Remove a passkey of a user.
 *
 * Requires that the caller verified their identity recently.
 */
export function deleteUserPasskey(userId: string, passkeyId: string, options?: CallOptions & ClientOptions): AccountPromise<Success, DeleteUserPasskeyCode> {
  return request('DELETE', path`/users/${userId}/passkeys/${passkeyId}`, options)
}

/**
 * Remove a wallet of a user.
 *
 * Requires that the caller verified their identity recently.
 */
export function deleteUserWeb3Wallet(userId: string, walletId: string, options?: CallOptions & ClientOptions): AccountPromise<Success, DeleteUserWeb3WalletCode> {
  return request('DELETE', path`/users/${userId}/web3-wallets/${walletId}`, options)
}

/**
 * Disconnect an external account of a user.
 *
 * Requires that the caller verified their identity recently.
 */
export function deleteUserExternalAccount(userId: string, externalAccountId: string, options?: CallOptions & ClientOptions): AccountPromise<Success, DeleteUserExternalAccountCode> {
  return request('DELETE', path`/users/${userId}/external-accounts/${externalAccountId}`, options)
}

/** List a user's trusted devices. */
export function getTrustedDeviceList(userId: string, options?: CallOptions & ClientOptions): AccountPromise<Page<TrustedDevice>, GetTrustedDeviceListCode> {
  return request('GET', path`/users/${userId}/trusted-devices`, options)
}

/**
 * Revoke a trusted device of a user.
 *
 * Requires that the caller verified their identity recently.
 */
export function revokeTrustedDevice(userId: string, trustedDeviceId: string, options?: CallOptions & ClientOptions): AccountPromise<Success, RevokeTrustedDeviceCode> {
  return request('DELETE', path`/users/${userId}/trusted-devices/${trustedDeviceId}`, options)
}

/** Check a user's password. */
export function verifyPassword(userId: string, input: VerifyPasswordInput, options?: CallOptions & ClientOptions): AccountPromise<{ readonly verified: boolean }, VerifyPasswordCode> {
  return request('POST', path`/users/${userId}/verify-password`, options, json(input))
}

/** Check a user's code. */
export function verifyTOTP(userId: string, input: VerifyTOTPInput, options?: CallOptions & ClientOptions): AccountPromise<{ readonly verified: boolean }, VerifyTOTPCode> {
  return request('POST', path`/users/${userId}/verify-totp`, options, json(input))
}

/**
 * Create an authenticator secret for a user.
 *
 * Requires that the caller verified their identity recently.
 */
export function createUserTotp(userId: string, options?: CallOptions & ClientOptions): AccountPromise<{ readonly secret: string; readonly uri: string }, CreateUserTotpCode> {
  return request('POST', path`/users/${userId}/totp`, options)
}

/**
 * Get a user's access tokens at a provider.
 *
 * Requires that the caller verified their identity recently.
 */
export function getUserOauthAccessToken(userId: string, provider: string, options?: CallOptions & ClientOptions): AccountPromise<Page<OauthAccessToken>, GetUserOauthAccessTokenCode> {
  return request('GET', path`/users/${userId}/oauth-access-tokens/${provider}`, options)
}

/**
 * Remove a user's password.
 *
 * Requires that the caller verified their identity recently. Refuses the caller's own account.
 */
export function removePassword(userId: string, input?: RemovePasswordInput, options?: CallOptions & ClientOptions): AccountPromise<User, RemovePasswordCode> {
  return request('POST', path`/users/${userId}/remove-password`, options, json(input))
}

/**
 * Mark a user's password as compromised.
 *
 * Refuses the caller's own account.
 */
export function setPasswordCompromised(userId: string, input?: SetPasswordCompromisedInput, options?: CallOptions & ClientOptions): AccountPromise<User, SetPasswordCompromisedCode> {
  return request('POST', path`/users/${userId}/password/set-compromised`, options, json(input))
}

/**
 * Unmark a user's password as compromised.
 *
 * Refuses the caller's own account.
 */
export function unsetPasswordCompromised(userId: string, options?: CallOptions & ClientOptions): AccountPromise<User, UnsetPasswordCompromisedCode> {
  return request('POST', path`/users/${userId}/password/unset-compromised`, options)
}

/** List deletions. */
export function getDeletionList(input?: GetDeletionListInput, options?: CallOptions & ClientOptions): AccountPages<Deletion, GetDeletionListCode> {
  return list('/deletions', input, options)
}

/** See a deletion. */
export function getDeletion(deletionId: string, options?: CallOptions & ClientOptions): AccountPromise<Deletion, GetDeletionCode> {
  return request('GET', path`/deletions/${deletionId}`, options)
}

/**
 * Run a stuck deletion again.
 *
 * Requires that the caller verified their identity recently. Refuses the caller's own account.
 */
export function retryDeletion(deletionId: string, input?: RetryDeletionInput, options?: CallOptions & ClientOptions): AccountPromise<Deletion, RetryDeletionCode> {
  return request('POST', path`/deletions/${deletionId}/retry`, options, json(input))
}

/**
 * Undo a scheduled deletion.
 *
 * Requires that the caller verified their identity recently. Refuses the caller's own account.
 */
export function cancelDeletion(deletionId: string, input?: CancelDeletionInput, options?: CallOptions & ClientOptions): AccountPromise<Success, CancelDeletionCode> {
  return request('POST', path`/deletions/${deletionId}/cancel`, options, json(input))
}

/** Follow a deletion to its end. */
export function getDeletionStatus(deletionId: string, options?: CallOptions & ClientOptions): AccountPromise<DeletionStatus, GetDeletionStatusCode> {
  return request('GET', path`/deletion-status/${deletionId}`, options)
}

/** Get the OpenAPI document of these routes. */
export function getOpenApiDocument(options?: CallOptions & ClientOptions): AccountPromise<JsonObject, GetOpenApiDocumentCode> {
  return request('GET', '/openapi.json', options)
}
