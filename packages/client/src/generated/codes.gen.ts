// Generated from core's table of operations: pnpm --filter @account-routes/client generate

/**
 * The codes that every call may fail with. The first two are the client's own, for an answer that is missing or unusable;
 * the next two mean that the server does not mount the operation.
 */
export type CommonCode =
  | 'no_answer'
  | 'unexpected_answer'
  | 'not_found'
  | 'method_not_allowed'
  | 'rate_limited'
  | 'misconfigured'
  | 'internal'
  | 'not_implemented'
  | 'clerk_unavailable'
  | 'busy'
  | 'clerk_timeout'

/** Every code of an AccountError. */
export type AnyCode =
  | 'no_answer'
  | 'unexpected_answer'
  | 'not_found'
  | 'method_not_allowed'
  | 'blocked'
  | 'body_too_large'
  | 'busy'
  | 'clerk_timeout'
  | 'clerk_unavailable'
  | 'cross_origin'
  | 'deletion_in_progress'
  | 'forbidden'
  | 'impersonated'
  | 'incomplete_body'
  | 'internal'
  | 'invalid_input'
  | 'invalid_json'
  | 'misconfigured'
  | 'not_implemented'
  | 'own_account'
  | 'rate_limited'
  | 'request_timeout'
  | 'reverification_cancelled'
  | 'reverification_required'
  | 'self_deletion_disabled'
  | 'unauthenticated'
  | 'unsupported_media_type'

/** The codes that `getSelf` may fail with. */
export type GetSelfCode = CommonCode | 'unauthenticated'

/** The codes that `updateSelf` may fail with. */
export type UpdateSelfCode = CommonCode | 'invalid_json' | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'reverification_required' | 'request_timeout' | 'deletion_in_progress' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `deleteSelf` may fail with. */
export type DeleteSelfCode = CommonCode | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'self_deletion_disabled' | 'forbidden' | 'reverification_required' | 'blocked' | 'reverification_cancelled'

/** The codes that `getSelfDeletion` may fail with. */
export type GetSelfDeletionCode = CommonCode | 'unauthenticated' | 'invalid_input'

/** The codes that `cancelSelfDeletion` may fail with. */
export type CancelSelfDeletionCode = CommonCode | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'deletion_in_progress' | 'reverification_cancelled'

/** The codes that `setSelfProfileImage` may fail with. */
export type SetSelfProfileImageCode = CommonCode | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'request_timeout' | 'deletion_in_progress' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input'

/** The codes that `deleteSelfProfileImage` may fail with. */
export type DeleteSelfProfileImageCode = CommonCode | 'unauthenticated' | 'cross_origin' | 'deletion_in_progress'

/** The codes that `updateSelfMetadata` may fail with. */
export type UpdateSelfMetadataCode = CommonCode | 'invalid_json' | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'request_timeout' | 'deletion_in_progress' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input'

/** The codes that `getSelfOrganizationMembershipList` may fail with. */
export type GetSelfOrganizationMembershipListCode = CommonCode | 'unauthenticated' | 'forbidden' | 'invalid_input'

/** The codes that `getSelfOrganizationInvitationList` may fail with. */
export type GetSelfOrganizationInvitationListCode = CommonCode | 'unauthenticated' | 'forbidden' | 'invalid_input'

/** The codes that `getSelfSessionList` may fail with. */
export type GetSelfSessionListCode = CommonCode | 'unauthenticated' | 'invalid_input'

/** The codes that `revokeSelfSession` may fail with. */
export type RevokeSelfSessionCode = CommonCode | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'reverification_required' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `disableSelfMFA` may fail with. */
export type DisableSelfMFACode = CommonCode | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'reverification_required' | 'reverification_cancelled'

/** The codes that `deleteSelfTOTP` may fail with. */
export type DeleteSelfTOTPCode = CommonCode | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'reverification_required' | 'reverification_cancelled'

/** The codes that `deleteSelfBackupCodes` may fail with. */
export type DeleteSelfBackupCodesCode = CommonCode | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'reverification_required' | 'reverification_cancelled'

/** The codes that `deleteSelfPasskey` may fail with. */
export type DeleteSelfPasskeyCode = CommonCode | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `deleteSelfWeb3Wallet` may fail with. */
export type DeleteSelfWeb3WalletCode = CommonCode | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `deleteSelfExternalAccount` may fail with. */
export type DeleteSelfExternalAccountCode = CommonCode | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `getSelfTrustedDeviceList` may fail with. */
export type GetSelfTrustedDeviceListCode = CommonCode | 'unauthenticated' | 'forbidden'

/** The codes that `revokeSelfTrustedDevice` may fail with. */
export type RevokeSelfTrustedDeviceCode = CommonCode | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `verifySelfPassword` may fail with. */
export type VerifySelfPasswordCode = CommonCode | 'invalid_json' | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'request_timeout' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input'

/** The codes that `verifySelfTOTP` may fail with. */
export type VerifySelfTOTPCode = CommonCode | 'invalid_json' | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'request_timeout' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input'

/** The codes that `getSelfOauthAccessToken` may fail with. */
export type GetSelfOauthAccessTokenCode = CommonCode | 'unauthenticated' | 'impersonated' | 'reverification_required' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `getUserList` may fail with. */
export type GetUserListCode = CommonCode | 'unauthenticated' | 'forbidden' | 'invalid_input'

/** The codes that `createUser` may fail with. */
export type CreateUserCode = CommonCode | 'invalid_json' | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'request_timeout' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `getUserCount` may fail with. */
export type GetUserCountCode = CommonCode | 'unauthenticated' | 'forbidden' | 'invalid_input'

/** The codes that `banUsers` may fail with. */
export type BanUsersCode = CommonCode | 'invalid_json' | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'request_timeout' | 'own_account' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input'

/** The codes that `unbanUsers` may fail with. */
export type UnbanUsersCode = CommonCode | 'invalid_json' | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'request_timeout' | 'own_account' | 'deletion_in_progress' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input'

/** The codes that `getUser` may fail with. */
export type GetUserCode = CommonCode | 'unauthenticated' | 'forbidden' | 'invalid_input'

/** The codes that `updateUser` may fail with. */
export type UpdateUserCode = CommonCode | 'invalid_json' | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'request_timeout' | 'deletion_in_progress' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `deleteUser` may fail with. */
export type DeleteUserCode = CommonCode | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'own_account' | 'blocked' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `requestUserDeletion` may fail with. */
export type RequestUserDeletionCode = CommonCode | 'invalid_json' | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'request_timeout' | 'own_account' | 'blocked' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `banUser` may fail with. */
export type BanUserCode = CommonCode | 'invalid_json' | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'request_timeout' | 'own_account' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input'

/** The codes that `unbanUser` may fail with. */
export type UnbanUserCode = CommonCode | 'invalid_json' | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'request_timeout' | 'own_account' | 'deletion_in_progress' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input'

/** The codes that `lockUser` may fail with. */
export type LockUserCode = CommonCode | 'invalid_json' | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'request_timeout' | 'own_account' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input'

/** The codes that `unlockUser` may fail with. */
export type UnlockUserCode = CommonCode | 'invalid_json' | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'request_timeout' | 'own_account' | 'deletion_in_progress' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input'

/** The codes that `updateUserProfileImage` may fail with. */
export type UpdateUserProfileImageCode = CommonCode | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'request_timeout' | 'deletion_in_progress' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input'

/** The codes that `deleteUserProfileImage` may fail with. */
export type DeleteUserProfileImageCode = CommonCode | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'deletion_in_progress' | 'invalid_input'

/** The codes that `updateUserMetadata` may fail with. */
export type UpdateUserMetadataCode = CommonCode | 'invalid_json' | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'request_timeout' | 'own_account' | 'deletion_in_progress' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `replaceUserMetadata` may fail with. */
export type ReplaceUserMetadataCode = CommonCode | 'invalid_json' | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'request_timeout' | 'own_account' | 'deletion_in_progress' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `getOrganizationMembershipList` may fail with. */
export type GetOrganizationMembershipListCode = CommonCode | 'unauthenticated' | 'forbidden' | 'invalid_input'

/** The codes that `getOrganizationInvitationList` may fail with. */
export type GetOrganizationInvitationListCode = CommonCode | 'unauthenticated' | 'forbidden' | 'invalid_input'

/** The codes that `getSessionList` may fail with. */
export type GetSessionListCode = CommonCode | 'unauthenticated' | 'forbidden' | 'invalid_input'

/** The codes that `revokeSession` may fail with. */
export type RevokeSessionCode = CommonCode | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `disableUserMFA` may fail with. */
export type DisableUserMFACode = CommonCode | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'own_account' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `deleteUserTOTP` may fail with. */
export type DeleteUserTOTPCode = CommonCode | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'own_account' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `deleteUserBackupCodes` may fail with. */
export type DeleteUserBackupCodesCode = CommonCode | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'own_account' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `deleteUserPasskey` may fail with. */
export type DeleteUserPasskeyCode = CommonCode | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `deleteUserWeb3Wallet` may fail with. */
export type DeleteUserWeb3WalletCode = CommonCode | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `deleteUserExternalAccount` may fail with. */
export type DeleteUserExternalAccountCode = CommonCode | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `getTrustedDeviceList` may fail with. */
export type GetTrustedDeviceListCode = CommonCode | 'unauthenticated' | 'forbidden' | 'invalid_input'

/** The codes that `revokeTrustedDevice` may fail with. */
export type RevokeTrustedDeviceCode = CommonCode | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `verifyPassword` may fail with. */
export type VerifyPasswordCode = CommonCode | 'invalid_json' | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'request_timeout' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input'

/** The codes that `verifyTOTP` may fail with. */
export type VerifyTOTPCode = CommonCode | 'invalid_json' | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'request_timeout' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input'

/** The codes that `createUserTotp` may fail with. */
export type CreateUserTotpCode = CommonCode | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'deletion_in_progress' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `getUserOauthAccessToken` may fail with. */
export type GetUserOauthAccessTokenCode = CommonCode | 'unauthenticated' | 'impersonated' | 'forbidden' | 'reverification_required' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `removePassword` may fail with. */
export type RemovePasswordCode = CommonCode | 'invalid_json' | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'request_timeout' | 'own_account' | 'deletion_in_progress' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `setPasswordCompromised` may fail with. */
export type SetPasswordCompromisedCode = CommonCode | 'invalid_json' | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'request_timeout' | 'own_account' | 'deletion_in_progress' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input'

/** The codes that `unsetPasswordCompromised` may fail with. */
export type UnsetPasswordCompromisedCode = CommonCode | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'own_account' | 'deletion_in_progress' | 'invalid_input'

/** The codes that `getDeletionList` may fail with. */
export type GetDeletionListCode = CommonCode | 'unauthenticated' | 'forbidden' | 'invalid_input'

/** The codes that `getDeletion` may fail with. */
export type GetDeletionCode = CommonCode | 'unauthenticated' | 'forbidden' | 'invalid_input'

/** The codes that `retryDeletion` may fail with. */
export type RetryDeletionCode = CommonCode | 'invalid_json' | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'request_timeout' | 'own_account' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `cancelDeletion` may fail with. */
export type CancelDeletionCode = CommonCode | 'invalid_json' | 'incomplete_body' | 'unauthenticated' | 'cross_origin' | 'impersonated' | 'forbidden' | 'reverification_required' | 'request_timeout' | 'own_account' | 'deletion_in_progress' | 'body_too_large' | 'unsupported_media_type' | 'invalid_input' | 'reverification_cancelled'

/** The codes that `getDeletionStatus` may fail with. */
export type GetDeletionStatusCode = CommonCode | 'invalid_input'

/** The codes that `getOpenApiDocument` may fail with. */
export type GetOpenApiDocumentCode = CommonCode
