/** Errors of OAuth 2.0 with the status that Clerk's document has for them. */
const statuses = {
  access_denied: 403,
  consent_required: 403,
  invalid_client: 401,
  invalid_client_metadata: 400,
  invalid_grant: 400,
  invalid_redirect_uri: 400,
  invalid_request: 400,
  invalid_scope: 400,
  invalid_state: 400,
  login_required: 403,
  unsupported_grant_type: 401,
  unsupported_response_type: 400,
  unsupported_token_type: 400,
} as const

export type OAuthErrorCode = keyof typeof statuses

/** An error response in the form that OAuth clients read. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError'
  readonly code: OAuthErrorCode
  readonly headers: Readonly<Record<string, string>>

  constructor(code: OAuthErrorCode, description: string, headers: Readonly<Record<string, string>> = {}) {
    super(description)
    this.code = code
    this.headers = headers
  }

  get status(): number {
    return statuses[this.code]
  }
}
