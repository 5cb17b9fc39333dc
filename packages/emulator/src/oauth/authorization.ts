import type { Instance } from '../instance.ts'
import { findOauthClient, type OauthApplication } from '../model/machines/oauth-applications.ts'
import { isScope, splitScopes } from '../model/oauth/scopes.ts'
import { OAuthError, type OAuthErrorCode } from './errors.ts'
import { type Fields, need } from './form.ts'

/** The registered address that takes the result, and how. */
export interface Destination {
  readonly application: OauthApplication
  readonly redirectUri: string
  readonly mode: 'query' | 'form_post'
  readonly state: string | undefined
}

const prompts = ['none', 'login', 'consent'] as const
type Prompt = (typeof prompts)[number]

/** A valid authorization request. */
export interface Authorization extends Destination {
  readonly scopes: readonly string[]
  readonly prompts: ReadonlySet<Prompt>
  readonly nonce: string | null
  /** The digest of the code verifier. */
  readonly challenge: string | null
}

/** A refusal that the application gets at its registered address. */
export class AuthorizationRefused extends OAuthError {
  readonly destination: Destination

  constructor(destination: Destination, code: OAuthErrorCode, description: string) {
    super(code, description)
    this.destination = destination
  }
}

function redirectUriOf({ data }: OauthApplication, asked: string | undefined): string {
  const [only, second] = data.redirect_uris
  if (asked === undefined) {
    if (only !== undefined && second === undefined) return only
    throw new OAuthError('invalid_request', 'The parameter redirect_uri is missing.')
  }
  // Compared as text: anything looser would send codes to addresses that nobody has registered.
  if (data.redirect_uris.includes(asked)) return asked
  throw new OAuthError('invalid_request', 'The redirect_uri is not registered for this application.')
}

/** Reads where the result goes. Errors before this are shown in the browser and redirect nowhere. */
function readDestination(instance: Instance, fields: Fields): Destination {
  const application = findOauthClient(instance, need(fields, 'client_id'))
  if (!application) throw new OAuthError('invalid_client', 'No application has this client_id.')
  return {
    application,
    redirectUri: redirectUriOf(application, fields.get('redirect_uri')),
    mode: fields.get('response_mode') === 'form_post' ? 'form_post' : 'query',
    state: fields.get('state'),
  }
}

function readScopes({ data }: OauthApplication, text: string | undefined, refuse: Refuse): readonly string[] {
  const allowed = splitScopes(data.scopes)
  if (text === undefined) return ['profile', 'email'].filter((scope) => allowed.includes(scope))
  const scopes = splitScopes(text)
  for (const scope of scopes) {
    if (!isScope(scope)) throw refuse('invalid_scope', `The scope ${scope} does not exist.`)
    if (!allowed.includes(scope)) throw refuse('invalid_scope', `The application may not ask for the scope ${scope}.`)
  }
  return scopes
}

function readPrompts(text: string | undefined, refuse: Refuse): ReadonlySet<Prompt> {
  const asked = splitScopes(text ?? '')
  const known = prompts.filter((prompt) => asked.includes(prompt))
  if (known.length < asked.length)
    throw refuse('invalid_request', `The prompt must be one or several of ${prompts.join(', ')}.`)
  if (known.includes('none') && known.length > 1)
    throw refuse('invalid_request', 'The prompt "none" excludes all others.')
  return new Set(known)
}

function readChallenge({ data }: OauthApplication, fields: Fields, refuse: Refuse): string | null {
  const challenge = fields.get('code_challenge')
  const method = fields.get('code_challenge_method')
  if (challenge === undefined) {
    if (data.public || data.pkce_required)
      throw refuse('invalid_request', 'This application must send a code_challenge.')
    if (method !== undefined) throw refuse('invalid_request', 'The code_challenge_method has no code_challenge.')
    return null
  }
  if (method !== 'S256') throw refuse('invalid_request', 'The code_challenge_method must be S256.')
  if (!/^[\w-]{43}$/.test(challenge))
    throw refuse('invalid_request', 'The code_challenge must be a SHA-256 digest in base64url.')
  return challenge
}

type Refuse = (code: OAuthErrorCode, description: string) => AuthorizationRefused

/** Reads an authorization request. */
export function readAuthorization(instance: Instance, fields: Fields): Authorization {
  const destination = readDestination(instance, fields)
  const { application, state } = destination
  const refuse: Refuse = (code, description) => new AuthorizationRefused(destination, code, description)
  const type = fields.get('response_type')
  if (type === undefined) throw refuse('invalid_request', 'The parameter response_type is missing.')
  if (type !== 'code') throw refuse('unsupported_response_type', 'The response_type must be code.')
  const mode = fields.get('response_mode')
  if (mode !== undefined && mode !== destination.mode)
    throw refuse('invalid_request', 'The response_mode must be query or form_post.')
  // A form that is sent to any other scheme could run as a script.
  if (destination.mode === 'form_post' && !/^https?:/.test(destination.redirectUri))
    throw refuse('invalid_request', 'The response_mode form_post needs a redirect_uri of http or https.')
  const challenge = readChallenge(application, fields, refuse)
  if (challenge === null && (state?.length ?? 0) < 8)
    throw refuse('invalid_state', 'The state must have at least 8 characters, unless there is a code_challenge.')
  return {
    ...destination,
    scopes: readScopes(application, fields.get('scope'), refuse),
    prompts: readPrompts(fields.get('prompt'), refuse),
    nonce: fields.get('nonce') ?? null,
    challenge,
  }
}
