import { ClerkError, type ErrorItem } from '../errors.ts'

/** Error codes that only the Frontend API has, with status and texts. `{0}` is a placeholder. */
const table = {
  authentication_invalid: [
    401,
    'Invalid authentication',
    'The request needs an active session of this client: sign in, or check `_clerk_session_id`.',
  ],
  dev_browser_unauthenticated: [
    401,
    'Browser unauthenticated',
    'A development instance needs the `__clerk_db_jwt` of a browser it knows: ask `POST /v1/dev_browser` for one.',
  ],
  external_account_exists: [422, 'Account exists', 'This external account belongs to a user already.'],
  external_account_not_found: [422, 'No account', 'No user has this external account.'],
  form_code_incorrect: [422, 'is incorrect', 'The code is incorrect.'],
  form_identifier_not_found: [422, "Couldn't find your account.", 'No user has this identifier.'],
  form_new_password_matches_current: [
    422,
    'Matches the current password',
    'The new password must differ from the current one.',
  ],
  form_param_nil: [422, 'is missing', '{0} must not be empty.'],
  form_password_compromised: [422, 'Password compromised', 'This password is compromised: reset it to sign in.'],
  form_password_incorrect: [422, 'is incorrect', 'The password is incorrect. Try again, or use another method.'],
  form_password_validation_failed: [422, 'Incorrect Password', 'The current password is incorrect.'],
  identification_deletion_failed: [
    400,
    'Deletion failed',
    'The user cannot sign in without this: it is the last way to identify them.',
  ],
  identifier_already_signed_in: [400, 'Already signed in', 'This user is signed in on this client already.'],
  missing_organization_permission: [403, 'Permission missing', 'Members need the permission {0} for this.'],
  no_second_factors: [400, 'No second factors', 'The user has no second factor.'],
  oauth_access_denied: [403, 'Access denied', 'Access to the account of {0} was denied.'],
  organization_domains_not_enabled: [403, 'Domains are off', 'Organizations of this instance have no domains.'],
  origin_invalid: [
    400,
    'Invalid origin',
    'Requests of pages at {0} are refused. If the page is your app, start the emulator with --allowed-host and its host.',
  ],
  passkey_verification_failed: [400, 'Passkey verification failed', 'The passkey could not be verified: {0}.'],
  session_reverification_required: [
    403,
    'Additional verification required',
    'Verify your identity to continue: the last verification was more than 10 minutes ago.',
  ],
  session_token_template_missing: [404, 'Not found', 'There is no JWT template with the name {0}.'],
  sign_up_mode_restricted: [422, 'Sign-up is restricted', 'Sign-up is restricted on this instance.'],
  strategy_for_user_invalid: [
    422,
    'Invalid verification strategy',
    'This strategy is not available here. The sign-in or sign-up lists the ones that are.',
  ],
  ticket_invalid_code: [400, 'Invalid ticket', 'The ticket is invalid, used, revoked or expired.'],
  totp_already_enabled: [400, 'TOTP is enabled', 'The user has an authenticator app already.'],
  user_banned: [403, 'User banned', 'This user is banned.'],
  user_locked: [403, 'User locked', 'This account is locked. Try again later, or ask an administrator to unlock it.'],
  verification_already_verified: [400, 'Already verified', 'This verification was done already.'],
  verification_expired: [400, 'Expired', 'The verification has expired: start again.'],
  verification_failed: [400, 'Failed', 'Too many failed attempts: start again, with the same or another method.'],
  verification_not_sent: [400, 'Not prepared', 'Prepare the verification before attempting it.'],
} as const satisfies Record<string, readonly [number, string, string]>

/** A code of Clerk's Frontend API. */
export type FrontendCode = keyof typeof table

/** One entry of an error answer. */
export function frontendItem(code: FrontendCode, subject = '', meta?: ErrorItem['meta']): ErrorItem {
  const [, message, long] = table[code]
  return { code, message, long_message: long.replace('{0}', subject), ...(meta ? { meta } : {}) }
}

/** The error to throw for one code. */
export function frontendError(code: FrontendCode, subject?: string, meta?: ErrorItem['meta']): ClerkError {
  return new ClerkError(table[code][0], [frontendItem(code, subject, meta)])
}

/** The error to throw for one field of a request. */
export function frontendFieldError(code: FrontendCode, field: string): ClerkError {
  return frontendError(code, field, { param_name: field })
}
