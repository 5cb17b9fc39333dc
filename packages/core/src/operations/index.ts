import type { Operation } from '../operation/operation.ts'
import { createUserTotp } from './create-user-totp.ts'
import { deleteSelf } from './delete-self.ts'
import { deleteUser } from './delete-user.ts'
import {
  cancelDeletion,
  getDeletion,
  getDeletionList,
  getDeletionStatus,
  requestUserDeletion,
  retryDeletion,
} from './deletions.ts'
import { getOpenApiDocument } from './get-openapi-document.ts'
import { getSelf } from './get-self.ts'
import { getUser } from './get-user.ts'
import {
  deleteSelfExternalAccount,
  deleteSelfWeb3Wallet,
  deleteUserExternalAccount,
  deleteUserWeb3Wallet,
} from './identities.ts'
import { getUserCount, getUserList } from './list-users.ts'
import { replaceUserMetadata, updateSelfMetadata, updateUserMetadata } from './metadata.ts'
import { getSelfOauthAccessToken, getUserOauthAccessToken } from './oauth-access-tokens.ts'
import {
  getOrganizationInvitationList,
  getOrganizationMembershipList,
  getSelfOrganizationInvitationList,
  getSelfOrganizationMembershipList,
} from './organizations.ts'
import { cancelSelfDeletion, getSelfDeletion } from './own-deletion.ts'
import { removePassword, setPasswordCompromised, unsetPasswordCompromised } from './password.ts'
import {
  deleteSelfProfileImage,
  deleteUserProfileImage,
  setSelfProfileImage,
  updateUserProfileImage,
} from './profile-image.ts'
import { banUser, banUsers, lockUser, unbanUser, unbanUsers, unlockUser } from './restrictions.ts'
import {
  deleteSelfBackupCodes,
  deleteSelfPasskey,
  deleteSelfTOTP,
  deleteUserBackupCodes,
  deleteUserPasskey,
  deleteUserTOTP,
  disableSelfMFA,
  disableUserMFA,
} from './second-factors.ts'
import { getSelfSessionList, getSessionList, revokeSelfSession, revokeSession } from './sessions.ts'
import {
  getSelfTrustedDeviceList,
  getTrustedDeviceList,
  revokeSelfTrustedDevice,
  revokeTrustedDevice,
} from './trusted-devices.ts'
import { verifyPassword, verifySelfPassword, verifySelfTOTP, verifyTOTP } from './verification.ts'
import { createUser, updateSelf, updateUser } from './write-user.ts'

/** The table of operations. Router, documents, clients and checks are derived from it. */
export const operations = [
  getSelf,
  updateSelf,
  deleteSelf,
  getSelfDeletion,
  cancelSelfDeletion,
  setSelfProfileImage,
  deleteSelfProfileImage,
  updateSelfMetadata,
  getSelfOrganizationMembershipList,
  getSelfOrganizationInvitationList,
  getSelfSessionList,
  revokeSelfSession,
  disableSelfMFA,
  deleteSelfTOTP,
  deleteSelfBackupCodes,
  deleteSelfPasskey,
  deleteSelfWeb3Wallet,
  deleteSelfExternalAccount,
  getSelfTrustedDeviceList,
  revokeSelfTrustedDevice,
  verifySelfPassword,
  verifySelfTOTP,
  getSelfOauthAccessToken,
  getUserList,
  createUser,
  getUserCount,
  banUsers,
  unbanUsers,
  getUser,
  updateUser,
  deleteUser,
  requestUserDeletion,
  banUser,
  unbanUser,
  lockUser,
  unlockUser,
  updateUserProfileImage,
  deleteUserProfileImage,
  updateUserMetadata,
  replaceUserMetadata,
  getOrganizationMembershipList,
  getOrganizationInvitationList,
  getSessionList,
  revokeSession,
  disableUserMFA,
  deleteUserTOTP,
  deleteUserBackupCodes,
  deleteUserPasskey,
  deleteUserWeb3Wallet,
  deleteUserExternalAccount,
  getTrustedDeviceList,
  revokeTrustedDevice,
  verifyPassword,
  verifyTOTP,
  createUserTotp,
  getUserOauthAccessToken,
  removePassword,
  setPasswordCompromised,
  unsetPasswordCompromised,
  getDeletionList,
  getDeletion,
  retryDeletion,
  cancelDeletion,
  getDeletionStatus,
  getOpenApiDocument,
] as const satisfies readonly Operation[]

export * from './create-user-totp.ts'
export * from './delete-self.ts'
export * from './delete-user.ts'
export * from './deletions.ts'
export * from './get-openapi-document.ts'
export * from './get-self.ts'
export * from './get-user.ts'
export * from './identities.ts'
export * from './list-users.ts'
export * from './metadata.ts'
export * from './oauth-access-tokens.ts'
export * from './organizations.ts'
export * from './own-deletion.ts'
export * from './password.ts'
export * from './profile-image.ts'
export * from './restrictions.ts'
export * from './second-factors.ts'
export * from './sessions.ts'
export * from './trusted-devices.ts'
export * from './verification.ts'
export * from './write-user.ts'
