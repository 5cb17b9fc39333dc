import { ada, type Calls, keep, png, the } from './call.ts'

export const users: Calls = {
  'users.createUser': (c, k) =>
    keep(k, 'user', c.users.createUser({ emailAddress: ['x@example.com'], password: 'some-long-one' })),
  'users.getUser': (c) => c.users.getUser(ada),
  'users.getUserList': (c) => c.users.getUserList({ limit: 2 }),
  'users.getCount': (c) => c.users.getCount(),
  'users.updateUser': (c) => c.users.updateUser(ada, { firstName: 'Augusta' }),
  'users.updateUserMetadata': (c) => c.users.updateUserMetadata(ada, { publicMetadata: { a: 1 } }),
  'users.replaceUserMetadata': (c) => c.users.replaceUserMetadata(ada, { publicMetadata: { b: 1 } }),
  'users.updateUserProfileImage': (c) => c.users.updateUserProfileImage(ada, { file: png }),
  'users.deleteUserProfileImage': (c) => c.users.deleteUserProfileImage(ada),
  'users.replaceUserEmailAddress': (c, k) =>
    c.users.replaceUserEmailAddress(the(k, 'user'), { emailAddress: 'y@example.com' }),
  'users.replaceUserPhoneNumber': (c, k) =>
    c.users.replaceUserPhoneNumber(the(k, 'user'), { phoneNumber: '+15555550190' }),
  'users.getUserOauthAccessToken': (c) => c.users.getUserOauthAccessToken(ada, 'google'),
  'users.getOrganizationMembershipList': (c) => c.users.getOrganizationMembershipList({ userId: ada }),
  'users.getOrganizationInvitationList': (c) => c.users.getOrganizationInvitationList({ userId: ada }),
  'users.verifyPassword': (c) => c.users.verifyPassword({ userId: ada, password: 'analytical-engine' }),
  'users.setPasswordCompromised': (c) => c.users.setPasswordCompromised(ada),
  'users.unsetPasswordCompromised': (c) => c.users.unsetPasswordCompromised(ada),
  'users.verifyTOTP': (c) => c.users.verifyTOTP({ userId: ada, code: 'spare-key-1' }),
  'users.deleteUserBackupCodes': (c) => c.users.deleteUserBackupCodes(ada),
  'users.deleteUserTOTP': (c) => c.users.deleteUserTOTP(ada),
  'users.disableUserMFA': (c) => c.users.disableUserMFA(ada),
  'users.banUser': (c) => c.users.banUser(ada),
  'users.unbanUser': (c) => c.users.unbanUser(ada),
  'users.lockUser': (c) => c.users.lockUser(ada),
  'users.unlockUser': (c) => c.users.unlockUser(ada),
  'users.deleteUserPasskey': (c) => c.users.deleteUserPasskey({ userId: ada, passkeyIdentificationId: 'idn_passkey' }),
  'users.deleteUserWeb3Wallet': async (c) => {
    const [wallet] = (await c.users.getUser(ada)).web3Wallets
    return c.users.deleteUserWeb3Wallet({ userId: ada, web3WalletIdentificationId: wallet?.id ?? '' })
  },
  'users.deleteUserExternalAccount': (c) =>
    c.users.deleteUserExternalAccount({ userId: ada, externalAccountId: 'eac_1' }),
  'users.removePassword': (c) => c.users.removePassword(ada),
  'users.deleteUser': (c, k) => c.users.deleteUser(the(k, 'user')),
}

export const contacts: Calls = {
  'emailAddresses.createEmailAddress': (c, k) =>
    keep(
      k,
      'email',
      c.emailAddresses.createEmailAddress({ userId: ada, emailAddress: 'z@example.com', verified: true }),
    ),
  'emailAddresses.getEmailAddress': (c, k) => c.emailAddresses.getEmailAddress(the(k, 'email')),
  'emailAddresses.updateEmailAddress': (c, k) =>
    c.emailAddresses.updateEmailAddress(the(k, 'email'), { verified: true }),
  'emailAddresses.deleteEmailAddress': (c, k) => c.emailAddresses.deleteEmailAddress(the(k, 'email')),
  'phoneNumbers.createPhoneNumber': (c, k) =>
    keep(k, 'phone', c.phoneNumbers.createPhoneNumber({ userId: ada, phoneNumber: '+15555550191', verified: true })),
  'phoneNumbers.getPhoneNumber': (c, k) => c.phoneNumbers.getPhoneNumber(the(k, 'phone')),
  'phoneNumbers.updatePhoneNumber': (c, k) => c.phoneNumbers.updatePhoneNumber(the(k, 'phone'), { verified: true }),
  'phoneNumbers.deletePhoneNumber': (c, k) => c.phoneNumbers.deletePhoneNumber(the(k, 'phone')),
}
