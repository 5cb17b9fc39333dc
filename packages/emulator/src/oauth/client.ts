import { createHash, timingSafeEqual } from 'node:crypto'
import type { Instance } from '../instance.ts'
import { findOauthClient, type OauthApplication } from '../model/machines/oauth-applications.ts'
import { OAuthError } from './errors.ts'
import type { Fields } from './form.ts'

interface Credentials {
  readonly id: string | undefined
  readonly secret: string | undefined
}

/** Id and secret are form-encoded before they are joined (RFC 6749, section 2.3.1). */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

function basicCredentials(header: string): Credentials {
  const pair = Buffer.from(header.slice('basic '.length), 'base64').toString()
  const colon = pair.indexOf(':')
  if (colon < 0) throw refused('The Authorization header must hold client_id:client_secret.', true)
  return { id: decoded(pair.slice(0, colon)), secret: decoded(pair.slice(colon + 1)) }
}

function refused(description: string, byHeader: boolean): OAuthError {
  return new OAuthError('invalid_client', description, byHeader ? { 'www-authenticate': 'Basic realm="Clerk"' } : {})
}

export function equalSecrets(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

/** Returns the application that sends a request. Confidential ones prove it with their secret. */
export function authenticate(instance: Instance, request: Request, fields: Fields): OauthApplication {
  const header = request.headers.get('authorization') ?? ''
  const byHeader = /^basic /i.test(header)
  const inBody = { id: fields.get('client_id'), secret: fields.get('client_secret') }
  if (byHeader && inBody.secret !== undefined)
    throw new OAuthError('invalid_request', 'The client is authenticated twice: in the header and in the body.')
  const { id, secret } = byHeader ? basicCredentials(header) : inBody
  if (id === undefined) throw refused('The client is missing: send client_id or an Authorization header.', byHeader)
  if (byHeader && inBody.id !== undefined && inBody.id !== id)
    throw new OAuthError('invalid_request', 'The header and the body name different clients.')
  const application = findOauthClient(instance, id)
  if (!application) throw refused('No application has this client_id.', byHeader)
  const { client_secret: right, public: isPublic } = application.data
  if (isPublic && !secret) return application
  if (!secret) throw refused('The client_secret is missing.', byHeader)
  if (!equalSecrets(secret, right)) throw refused('The client_secret is wrong.', byHeader)
  return application
}
