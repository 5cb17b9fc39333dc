// Generated from core's table of operations: pnpm --filter @account-routes/client generate

/** Below `/me` for own accounts, and below `/users/:` for users. */
export const twins = {
  get: 'GET ',
  update: 'PATCH  body',
  delete: 'DELETE ',
  setProfileImage: 'PUT /profile-image picture',
  deleteProfileImage: 'DELETE /profile-image',
  updateMetadata: 'PATCH /metadata body',
  listOrganizationMemberships: 'GET /organization-memberships list',
  listOrganizationInvitations: 'GET /organization-invitations list',
  listSessions: 'GET /sessions list',
  disableMFA: 'DELETE /mfa',
  deleteTOTP: 'DELETE /totp',
  deleteBackupCodes: 'DELETE /backup-codes',
  deletePasskey: 'DELETE /passkeys/:',
  deleteWeb3Wallet: 'DELETE /web3-wallets/:',
  deleteExternalAccount: 'DELETE /external-accounts/:',
  listTrustedDevices: 'GET /trusted-devices',
  revokeTrustedDevice: 'DELETE /trusted-devices/:',
  verifyPassword: 'POST /verify-password body',
  verifyTOTP: 'POST /verify-totp body',
  getOauthAccessToken: 'GET /oauth-access-tokens/:',
} as const

/** Routes of `me` and `users` are below `/me` and `/users`. */
export const routes = {
  me: {
    getDeletion: 'GET /deletion query',
    cancelDeletion: 'POST /deletion/cancel',
    revokeSession: 'DELETE /sessions/:',
  },
  users: {
    list: 'GET  list',
    create: 'POST  body',
    count: 'GET /count query',
    banMany: 'POST /ban body',
    unbanMany: 'POST /unban body',
    requestDeletion: 'POST /:/deletion body',
    ban: 'POST /:/ban body',
    unban: 'POST /:/unban body',
    lock: 'POST /:/lock body',
    unlock: 'POST /:/unlock body',
    replaceMetadata: 'PUT /:/metadata body',
    revokeSession: 'POST /:/sessions/:/revoke',
    createTOTP: 'POST /:/totp',
    removePassword: 'POST /:/remove-password body',
    setPasswordCompromised: 'POST /:/password/set-compromised body',
    unsetPasswordCompromised: 'POST /:/password/unset-compromised',
  },
  deletions: {
    list: 'GET /deletions list',
    get: 'GET /deletions/:',
    retry: 'POST /deletions/:/retry body',
    cancel: 'POST /deletions/:/cancel body',
    getStatus: 'GET /deletion-status/:',
  },
  openapi: {
    get: 'GET /openapi.json',
  },
} as const
