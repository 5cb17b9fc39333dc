import { newSecret } from '../ids.ts'
import type { Instance } from '../instance.ts'
import { signJwt, verifyJwt } from '../keys.ts'
import { messageCode } from '../model/factors/message-code.ts'
import { sendMessage } from '../model/messages.ts'
import type { IdentifierRow } from '../store/users/identifiers.ts'

/** An address or a number, which belongs to nobody yet during a sign-up. */
type Recipient = Pick<IdentifierRow, 'kind' | 'value'> & Partial<Pick<IdentifierRow, 'id' | 'user_id'>>

/** Shows a code on the messages page instead of sending it. */
export function sendCode(instance: Instance, to: Recipient, purpose: string): void {
  sendMessage(instance, {
    kind: to.kind === 'email_address' ? 'email' : 'sms',
    slug: 'verification_code',
    recipient: to.value,
    subject: `${messageCode} is your ${purpose} code`,
    code: messageCode,
    contact: to,
  })
}

/** The flow that an email link belongs to. */
export interface LinkClaims {
  readonly kind: 'sign_in' | 'sign_up' | 'contact'
  readonly id: string
  readonly secret: string
}

/** Clerk's templates of the flows. */
const slugs: Readonly<Record<LinkClaims['kind'], string>> = {
  sign_in: 'magic_link_sign_in',
  sign_up: 'magic_link_sign_up',
  contact: 'magic_link_user_profile',
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
  sendMessage(instance, {
    kind: 'email',
    slug: slugs[about.kind],
    recipient: to.value,
    subject: `Your ${purpose} link`,
    link: `${instance.url}/v1/verify?token=${token}`,
    contact: to,
  })
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
