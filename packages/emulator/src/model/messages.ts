import { newId } from '../ids.ts'
import type { Instance } from '../instance.ts'
import { insertMessage } from '../store/messages.ts'

/** An email or a text message that Clerk would send. */
export interface Message {
  readonly kind: 'email' | 'sms'
  /** Clerk's name of the template. */
  readonly slug: string
  readonly recipient: string
  readonly subject: string
  readonly code?: string
  readonly link?: string
  /** The id of the address or number, and its user, where there are any. */
  readonly contact?: { readonly id?: string; readonly user_id?: string }
}

function parts({ slug, contact, code, link }: Message): object {
  return {
    slug,
    user_id: contact?.user_id ?? null,
    status: 'queued',
    data: { ...(code ? { otp_code: code } : {}), ...(link ? { action_url: link } : {}) },
    delivered_by_clerk: true,
  }
}

function emailPayload(instance: Instance, message: Message): object {
  const { subject, link, recipient, contact } = message
  const plain = link ? `${subject}\n${link}` : subject
  return {
    object: 'email',
    id: newId('ema', instance.now()),
    ...parts(message),
    from_email_name: 'notifications',
    reply_to_email_name: null,
    to_email_address: recipient,
    email_address_id: contact?.id ?? null,
    subject,
    body: plain,
    body_plain: plain,
  }
}

function smsPayload(instance: Instance, message: Message): object {
  const now = instance.now()
  return {
    object: 'sms_message',
    id: newId('sms', now),
    ...parts(message),
    from_phone_number: '+15555550000',
    to_phone_number: message.recipient,
    phone_number_id: message.contact?.id ?? null,
    message: message.subject,
    created_at: now,
    created_at_ms: now,
  }
}

/** Shows a message on the messages page instead of sending it, and tells the app's webhook. */
export function sendMessage(instance: Instance, message: Message): void {
  const { kind, recipient, subject, code, link } = message
  insertMessage(
    instance.db,
    { kind, recipient, subject, ...(code ? { code } : {}), ...(link ? { link } : {}) },
    instance.now(),
  )
  if (kind === 'email') instance.emit('email.created', () => emailPayload(instance, message))
  else instance.emit('sms.created', () => smsPayload(instance, message))
}
