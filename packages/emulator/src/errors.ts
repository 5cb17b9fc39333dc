/** The error codes of the emulator with status and texts. `{0}` stands for the name of a field or resource. */
const table = {
  actor_token_cannot_be_revoked_code: [
    400,
    'Cannot be revoked',
    'The actor token cannot be revoked, since its status is {0}.',
  ],
  already_a_member_in_organization: [400, 'Already a member', 'The user is already a member of the organization.'],
  api_version_invalid: [400, 'Invalid API version', 'The API version {0} does not exist.'],
  authentication_invalid: [401, 'Invalid authentication', 'No secret key was sent. Set the Authorization header.'],
  authorization_header_format_invalid: [
    401,
    'Invalid Authorization header format',
    'The Authorization header must be of the form "Bearer <secret key>".',
  ],
  bulk_size_exceeded: [400, 'Bulk size exceeded', 'At most {0} items can be sent at once.'],
  clerk_key_invalid: [
    401,
    'The provided Clerk Secret Key is invalid',
    'The secret key is not the key of this emulator.',
  ],
  billing_not_enabled: [403, 'Billing is not enabled', 'Billing is not enabled.'],
  client_not_found: [400, 'Client not found', 'The client does not exist.'],
  delete_linked_identification_disallowed: [
    400,
    'Linked identification',
    'The identification is linked to a connected account. Remove the account first.',
  ],
  duplicate_record: [400, 'Duplicate record', '{0} already exists.'],
  expired_session_token_invalid: [401, 'Invalid token', 'The expired session token was not issued by this instance.'],
  expired_session_token_missing_sid: [401, 'Invalid token', 'The expired session token has no sid claim.'],
  external_account_not_found: [404, 'External account not found', 'The user has no external account {0}.'],
  form_data_missing: [422, 'Form data missing', 'At least one parameter is required.'],
  form_identifier_exists: [422, 'That {0} is taken. Please try another.', 'That {0} is taken. Please try another.'],
  form_param_array_length_mismatch: [422, 'is of the wrong length', '{0} must have one item for each identifier.'],
  form_param_array_size_exceeded: [422, 'has too many items', '{0} has too many items.'],
  form_param_duplicate: [422, 'is duplicate', '{0} contains a value more than once.'],
  form_param_exceeds_allowed_size: [422, 'exceeds the allowed size', '{0} may have at most 8 KB.'],
  form_param_format_invalid: [422, 'is invalid', '{0} is not well-formed.'],
  form_param_min_length_exceeded: [422, 'is too short', '{0} is too short.'],
  form_param_max_length_exceeded: [422, 'is too long', '{0} is too long.'],
  form_param_missing: [422, 'is missing', '{0} must be included.'],
  form_param_type_invalid: [422, 'is of the wrong type', '{0} is of the wrong type.'],
  form_param_unknown: [422, 'is unknown', '{0} is not a valid parameter for this request.'],
  form_param_value_conflict: [422, 'is in conflict', '{0} conflicts with another parameter.'],
  form_param_value_invalid: [422, 'is invalid', 'The value of {0} is not allowed.'],
  form_password_digest_invalid_code: [422, 'Digest is invalid', 'The digest does not match the given hasher.'],
  form_password_length_too_long: [422, 'Password is too long', 'Passwords must have 72 characters or less.'],
  form_password_length_too_short: [422, 'Password is too short', 'Passwords must be 8 characters or more.'],
  form_password_pwned: [422, 'Password is well known', 'This password appears in lists of breached passwords.'],
  form_password_size_in_bytes_exceeded: [422, 'Password is too long', 'Passwords must have 72 bytes or less.'],
  form_resource_not_found: [422, 'Resource not found', '{0} was not found.'],
  form_username_invalid_character: [
    422,
    'Username has invalid characters',
    'Usernames may contain only Latin letters, digits, "-" and "_".',
  ],
  form_username_invalid_length: [422, 'Username length is invalid', 'Usernames must have 4 to 64 characters.'],
  form_username_needs_non_number_char: [
    422,
    'Username needs a letter',
    'Usernames must contain at least one character that is not a digit.',
  ],
  host_not_allowed: [
    403,
    'Host not allowed',
    'The emulator does not answer under the host "{0}". If this host is yours, start the emulator with --allowed-host {0}, or with allowedHosts in startEmulator().',
  ],
  image_too_large: [413, 'Image too large', 'Images may have at most 10 MB.'],
  incorrect_password: [422, 'Incorrect password', 'The password is incorrect.'],
  internal_clerk_error: [500, 'Internal error', 'An internal error occurred in the emulator.'],
  invalid_session_token: [400, 'Invalid session token', 'The token was not issued for this session.'],
  invalid_totp_secret_code: [422, 'Invalid TOTP secret', 'The TOTP secret must be base32.'],
  invitation_already_accepted: [400, 'Already accepted', 'The invitation has already been accepted.'],
  invitation_already_revoked: [400, 'Already revoked', 'The invitation has already been revoked.'],
  jwt_template_reserved_claim: [400, 'Reserved claim', 'The claim {0} is reserved.'],
  machine_scope_exists: [409, 'Scope exists', 'The scope already exists.'],
  no_password_set: [400, 'No password set', 'The user has no password.'],
  not_allowed_access: [403, 'Access not allowed', 'This action is not allowed.'],
  not_a_member_in_organization: [403, 'Not a member', 'The user is not a member of the organization.'],
  not_supported_by_emulator: [
    501,
    'Not supported by the emulator',
    'The emulator does not support {0}. See docs/emulator.md for the operations that it has.',
  ],
  oauth_unsupported_provider: [400, 'Provider not supported', 'The OAuth provider {0} does not exist.'],
  organization_creator_not_found: [400, 'Creator not found', 'The user in created_by does not exist.'],
  organization_domain_already_exists: [422, 'Domain already exists', 'The domain already belongs to an organization.'],
  organization_invitation_not_pending: [404, 'Not pending', 'The invitation is not pending.'],
  organization_invitation_not_unique: [400, 'Not unique', 'The email address is already invited.'],
  organization_membership_quota_exceeded: [403, 'Quota exceeded', 'The organization has reached its limit of members.'],
  organization_minimum_permissions_needed: [
    400,
    'Minimum permissions',
    'The organization needs at least one administrator.',
  ],
  organization_suggestion_already_accepted: [400, 'Already accepted', 'The suggestion is accepted already.'],
  organization_role_assigned_members: [
    422,
    'Role has members',
    'The role belongs to members. Give them another one first.',
  ],
  organization_role_default_creator_role: [
    422,
    'Role of creators',
    'A role set gives the role to creators of organizations. Choose another one there first.',
  ],
  organization_role_domain_default_role: [
    422,
    'Default role',
    'A role set gives the role to new members. Choose another one there first.',
  ],
  organization_role_exists_in_invitations: [422, 'Role in invitations', 'Pending invitations have the role.'],
  organization_role_permission_association_exists: [409, 'Already assigned', 'The role has the permission already.'],
  organization_role_permission_association_not_found: [404, 'Not assigned', 'The role does not have the permission.'],
  organization_role_set_reassignment_mappings_invalid: [
    422,
    'Invalid mappings',
    'A mapping names a role that the other role set does not have.',
  ],
  organization_role_set_reassignment_mappings_missing: [
    422,
    'Mappings missing',
    'Members have roles that the other role set does not have. Map these roles.',
  ],
  organization_system_permission_not_modifiable: [403, 'System permission', 'System permissions cannot be changed.'],
  organization_not_found_or_unauthorized: [404, 'Given organization not found', 'The organization does not exist.'],
  refresh_request_origin_azp_mismatch: [401, 'Origin mismatch', 'The token was issued for another origin.'],
  refresh_request_origin_invalid: [401, 'Invalid origin', 'The origin of the request is not valid.'],
  refresh_sid_mismatch: [401, 'Session mismatch', 'The tokens do not belong to this session.'],
  refresh_token_not_found: [401, 'Refresh token not found', 'The refresh token does not belong to this session.'],
  request_body_invalid: [400, 'Request body invalid', 'The request body is invalid: {0}.'],
  request_body_too_large: [413, 'Request body too large', 'The request body is too large.'],
  resource_not_found: [404, 'not found', '{0} was not found.'],
  service_unavailable: [503, 'Service unavailable', 'The service is not available.'],
  session_creation_not_allowed: [409, 'Session creation not allowed', 'The user is {0}.'],
  session_refresh_inactive_session: [401, 'Inactive session', 'The session is not active.'],
  session_refresh_session_not_found: [401, 'Session not found', 'The session does not exist.'],
  sign_in_token_cannot_be_revoked_code: [
    400,
    'Cannot be revoked',
    'The sign-in token cannot be revoked, since its status is {0}.',
  ],
  subscription_not_found: [404, 'Subscription not found', '{0} has no subscription.'],
  too_many_requests: [429, 'Too many requests', 'Too many requests. Please try again in a bit.'],
  totp_disabled: [400, 'TOTP is disabled', 'The user has not enabled TOTP.'],
  totp_incorrect_code: [422, 'Incorrect code', 'The code is incorrect or has expired.'],
  unsupported_content_type: [415, 'Unsupported content type', 'The content type {0} is not supported.'],
  verification_already_verified: [400, 'Already verified', 'The verification is already complete.'],
  waitlist_entry_already_completed: [409, 'Already completed', 'The waitlist entry is already completed.'],
  waitlist_entry_already_invited: [409, 'Already invited', 'The waitlist entry is already invited.'],
  waitlist_entry_already_rejected: [409, 'Already rejected', 'The waitlist entry is already rejected.'],
} as const satisfies Record<string, readonly [number, string, string]>

/** A code of Clerk's Backend API. */
export type ErrorCode = keyof typeof table

/** An entry in the `errors` of a response. */
export interface ErrorItem {
  readonly code: string
  readonly message: string
  readonly long_message: string
  readonly meta?: Readonly<Record<string, unknown>>
}

/** An error response of Clerk's. */
export class ClerkError extends Error {
  readonly status: number
  readonly errors: readonly ErrorItem[]
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, errors: readonly ErrorItem[], headers: Readonly<Record<string, string>> = {}) {
    super(errors.map(({ code }) => code).join(', '))
    this.name = 'ClerkError'
    this.status = status
    this.errors = errors
    this.headers = headers
  }
}

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(table, code)
}

/** Creates an entry for a code. `subject` is the name of a field, or what was not found. */
export function errorItem(code: ErrorCode, subject = '', meta?: ErrorItem['meta']): ErrorItem {
  const [, message, long] = table[code]
  return {
    code,
    message: message.replaceAll('{0}', subject),
    long_message: long.replaceAll('{0}', subject),
    ...(meta ? { meta } : {}),
  }
}

/** Creates the error for a code. */
export function clerkError(code: ErrorCode, subject?: string, meta?: ErrorItem['meta']): ClerkError {
  return new ClerkError(table[code][0], [errorItem(code, subject, meta)])
}

/** Creates the error for an invalid field. */
export function fieldError(code: ErrorCode, field: string): ClerkError {
  return clerkError(code, field, { param_name: field })
}

/** The usual code for a status, for faults that have only a status. */
export function codeForStatus(status: number): ErrorCode {
  const usual: Readonly<Record<number, ErrorCode>> = {
    400: 'request_body_invalid',
    401: 'clerk_key_invalid',
    403: 'not_allowed_access',
    404: 'resource_not_found',
    413: 'request_body_too_large',
    415: 'unsupported_content_type',
    422: 'form_param_value_invalid',
    429: 'too_many_requests',
    503: 'service_unavailable',
  }
  return usual[status] ?? 'internal_clerk_error'
}

/** An invalid seed, with the path of the mistake: `users.0.email_address`. */
export class SeedError extends TypeError {
  readonly path: string
  readonly problem: string

  constructor(path: string, problem: string) {
    super(`The seed is invalid at ${path || 'its top'}: ${problem}`)
    this.name = 'SeedError'
    this.path = path
    this.problem = problem
  }
}
