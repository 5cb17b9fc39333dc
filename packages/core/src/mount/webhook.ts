import { RequestCalls } from '../clerk/calls.ts'
import { isGone } from '../clerk/errors.ts'
import { isOwnInstance } from '../clerk/instance.ts'
import type { ClerkContext } from '../clerk/types.ts'
import { verifiedEvent, type WebhookEvent } from '../clerk/webhook-event.ts'
import { collect } from '../http/body.ts'
import { Hints } from '../http/log.ts'
import { Refusal } from '../http/refusal.ts'
import { type Reply, withSafeHeaders } from '../http/reply.ts'
import type { RequestView } from '../http/request-view.ts'
import { withTimeout } from '../http/timeout.ts'
import { userIdPattern } from '../operation/ids.ts'
import type { AccountDeletion } from '../options/deletion.ts'
import { assertWebhookOptions, type WebhookOptions } from '../options/webhook-options.ts'
import { answerSafely, secretFrom } from './endpoint.ts'
import type { Handler } from './handler.ts'

/** Bytes. Clerk's largest events are metadata of 3 × 8 kB; hashing more for a stranger costs too much. */
const bodyLimit = 350_000

/** State that all requests of one mounted webhook share. */
interface Endpoint {
  readonly options: WebhookOptions
  readonly timeoutMs: number
  readonly hints: Hints
  readonly confirmedInstances: Set<string>
}

/**
 * A handler for Clerk's webhooks. It answers 200 once an event is handled, in any order and any number of times; 400 for a
 * signature that doesn't match, and 500 if a function of the app throws, so that Clerk sends the event again.
 * @example const webhook = createWebhook({ onUserDeleted: ({ userId }) => removeFiles(userId) })
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function createWebhook(options: WebhookOptions = {}): Handler {
  assertWebhookOptions(options)
  const { timeoutMs = 10_000 } = options
  const endpoint: Endpoint = { options, timeoutMs, hints: new Hints(), confirmedInstances: new Set() }
  return async (request, context) => {
    const reply = await answerSafely('accountWebhook', () => receive(endpoint, request, context))
    return withSafeHeaders(reply, request.method)
  }
}

async function receive(endpoint: Endpoint, request: RequestView, context: ClerkContext): Promise<Reply> {
  if (request.method !== 'POST') throw new Refusal('method_not_allowed', { headers: [['Allow', 'POST']] })
  const event = verifiedEvent(
    secretOf(endpoint.options, context),
    (name) => request.header(name),
    await rawBody(request),
  )
  if (!event) throw new Refusal('invalid_signature')
  const clerk = new RequestCalls(context, request, { timeoutMs: endpoint.timeoutMs, method: 'POST' })
  if (await isOwn(endpoint, event, clerk)) await handle(endpoint, event, clerk)
  return { status: 200, headers: [], body: { success: true } }
}

function secretOf({ signingSecret }: WebhookOptions, { webhookSigningSecret }: ClerkContext): string {
  const secret = secretFrom(signingSecret ?? webhookSigningSecret, 'CLERK_WEBHOOK_SIGNING_SECRET')
  if (!secret?.startsWith('whsec_'))
    throw new Refusal('misconfigured', {
      log: "Set CLERK_WEBHOOK_SIGNING_SECRET to the signing secret of this endpoint in Clerk's dashboard, or pass signingSecret.",
    })
  return secret
}

/** The signature covers the bytes as they were sent, which a parsed body no longer has. */
async function rawBody(request: RequestView): Promise<string> {
  const { parsedBody } = request
  if (typeof parsedBody === 'string') return parsedBody
  if (parsedBody !== undefined && !(parsedBody instanceof Uint8Array))
    throw new Refusal('misconfigured', {
      log: 'A body parser ran before accountWebhook(). Mount the webhook before body parsers such as express.json(), because the signature covers the raw bytes.',
    })
  const parts = parsedBody ? [parsedBody] : await collect(request, bodyLimit)
  return new Blob(parts as readonly BlobPart[] as BlobPart[]).text()
}

/** An event of another instance is acknowledged and not handled: its users are not this app's. */
async function isOwn(
  endpoint: Endpoint,
  { instance_id: instance }: WebhookEvent,
  clerk: RequestCalls,
): Promise<boolean> {
  if (instance === undefined) return true
  const own = await isOwnInstance(instance, clerk, endpoint.confirmedInstances)
  if (!own)
    endpoint.hints.once(
      `instance ${instance}`,
      `Ignored a webhook of ${instance}: the secret key belongs to another instance.`,
      50,
    )
  return own
}

async function handle(endpoint: Endpoint, event: WebhookEvent, clerk: RequestCalls): Promise<void> {
  const { onUserDeleted, onUserCreated, onUserUpdated, on, deletion } = endpoint.options
  const { data, type } = event
  const userId = String(data.id)
  const externalId = typeof data.external_id === 'string' ? data.external_id : null
  if (deletion && (await isLate(endpoint, deletion, event, userId))) return
  if (type === 'user.deleted') {
    if (deletion) await call(endpoint, 'deletion', () => claim(endpoint, deletion, event, { userId, externalId }))
    if (onUserDeleted && (await isGoneFromClerk(endpoint, userId, clerk)))
      await call(endpoint, 'onUserDeleted', () => onUserDeleted({ userId, externalId, event }))
  } else if (type === 'user.created')
    await call(endpoint, 'onUserCreated', () => onUserCreated?.({ userId, data, event }))
  else if (type === 'user.updated')
    await call(endpoint, 'onUserUpdated', () => onUserUpdated?.({ userId, data, event }))
  else if (on && Object.hasOwn(on, type)) await call(endpoint, type, () => on[type]?.(event))
}

/** Acknowledges late news of a user whose deletion is admitted: handed on, it would bring back what a step removed. */
async function isLate(
  endpoint: Endpoint,
  deletion: AccountDeletion,
  { type }: WebhookEvent,
  userId: string,
): Promise<boolean> {
  if (type !== 'user.created' && type !== 'user.updated') return false
  return call(endpoint, 'deletion', () => deletion.isDeleted(userId))
}

/** Recorded before the answer; the plan asks Clerk before its first step. */
async function claim(
  { hints }: Endpoint,
  deletion: AccountDeletion,
  { instance_id: instance }: WebhookEvent,
  user: { readonly userId: string; readonly externalId: string | null },
): Promise<void> {
  // The plan asks Clerk about it, whose client puts an id into its path unescaped.
  if (!userIdPattern.test(user.userId)) return
  if (instance !== undefined) return deletion.gone({ ...user, instance })
  hints.once('no instance', 'Ignored a user.deleted webhook without `instance_id`: it may be about another instance.')
}

/** A webhook is a claim and not a proof: with a leaked signing secret anyone could name a living user. */
async function isGoneFromClerk({ hints }: Endpoint, userId: string, clerk: RequestCalls): Promise<boolean> {
  // Clerk's client puts an id into its path unescaped.
  if (!userIdPattern.test(userId)) return false
  try {
    await clerk.read((client) => client.users.getUser(userId))
  } catch (error) {
    if (isGone(error)) return true
    throw error
  }
  hints.once(`still exists ${userId}`, `Ignored a user.deleted webhook: ${userId} still exists.`, 50)
  return false
}

async function call<T>({ timeoutMs }: Endpoint, name: string, run: () => T): Promise<Awaited<T>> {
  const expired = () => new Refusal('internal', { log: `\`${name}\` did not answer within \`timeoutMs\`.` })
  return (await withTimeout<unknown>(run(), timeoutMs, expired)) as Awaited<T>
}
