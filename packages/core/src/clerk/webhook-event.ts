import { Webhook } from 'standardwebhooks'
import { isObject } from '../http/is-object.ts'

/** The fields that every type of Clerk webhook has. */
export interface WebhookEvent<Data extends object = Readonly<Record<string, unknown>>> {
  readonly type: string
  /** Clerk's object as its webhook sends it, in snake case. */
  readonly data: Data
  /** The instance that sent it: `ins_…`. */
  readonly instance_id?: string
  /** Milliseconds. */
  readonly timestamp?: number
}

/** The signature's headers: Svix' names, which Clerk sends, and those of the Standard Webhooks specification. */
const headers = ['id', 'timestamp', 'signature'] as const

/**
 * Verifies a webhook's signature over the raw bytes and its age of at most five minutes.
 * @returns undefined for a bad signature, an old or future timestamp, missing headers or a body that is no event
 */
export function verifiedEvent(
  secret: string,
  header: (name: string) => string | undefined,
  body: string,
): WebhookEvent | undefined {
  const signed = Object.fromEntries(
    headers.map((name) => [`webhook-${name}`, header(`svix-${name}`) ?? header(`webhook-${name}`) ?? '']),
  )
  try {
    const event: unknown = new Webhook(secret).verify(body, signed)
    return isEvent(event) ? event : undefined
  } catch {
    return undefined
  }
}

const isEvent = (value: unknown): value is WebhookEvent =>
  isObject(value) &&
  typeof (value as { type?: unknown }).type === 'string' &&
  isObject((value as { data?: unknown }).data)
