import { newSecret } from '../ids.ts'
import type { Instance } from '../instance.ts'
import { signJwt, verifyJwt } from '../keys.ts'
import { messageCode } from '../model/factors/message-code.ts'
import { insertMessage } from '../store/messages.ts'
import type { IdentifierRow } from '../store/users/identifiers.ts'

type Recipient = Pick<IdentifierRow, 'kind' | 'value'>

/** Shows a code on the messages page instead of sending it. */
export function sendCode(instance: Instance, to: Recipient, purpose: string): void {
  const kind = to.kind === 'email_address' ? 'email' : 'sms'
  insertMessage(
    instance.db,
    { kind, recipient: to.value, subject: `${messageCode} is your ${purpose} code`, code: messageCode },
    instance.now(),
  )
}

function sendLink(instance: Instance, recipient: string, subject: string, link: string): void {
  insertMessage(instance.db, { kind: 'email', recipient, subject, link }, instance.now())
}

/** The flow that an email link belongs to. */
export interface LinkClaims {
  readonly kind: 'sign_in' | 'sign_up' | 'contact'
  readonly id: string
  readonly secret: string
}

/** Adds an email with a verification link to the messages page. Returns the secret in the link. */
export function sendVerificationLink(
  instance: Instance,
  to: Recipient,
  about: Pick<LinkClaims, 'kind' | 'id'>,
  purpose: string,
): string {
  const secret = newSecret()
  const exp = Math.floor(instance.now() / 1000) + 600
  const token = signJwt(instance.key, { ...about, secret, exp, iss: instance.url }, { cat: 'email_link' })
  sendLink(instance, to.value, `Your ${purpose} link`, `${instance.url}/v1/verify?token=${token}`)
  return secret
}

export function readLink(instance: Instance, token: string): LinkClaims | undefined {
  let claims: Record<string, unknown> | undefined
  try {
    claims = verifyJwt(instance.key, token)
  } catch {
    return undefined
  }
  return typeof claims?.secret === 'string' && typeof claims.id === 'string'
    ? (claims as unknown as LinkClaims)
    : undefined
}
