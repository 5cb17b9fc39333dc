import type { MaybePromise } from '../clerk/types.ts'
import type { WebhookEvent } from '../clerk/webhook-event.ts'
import type { AccountDeletion } from './deletion.ts'
import { assertPlanOption, OptionError } from './settings.ts'

/** The user that a `user.deleted` webhook names. */
export interface DeletedUser {
  readonly userId: string
  /** The app's own id of the user, if Clerk has one. */
  readonly externalId: string | null
  readonly event: WebhookEvent
}

/** The user that a `user.created` or `user.updated` webhook carries. */
export interface ChangedUser {
  readonly userId: string
  /** The user as Clerk's webhook sends it, in snake case. */
  readonly data: Readonly<Record<string, unknown>>
  readonly event: WebhookEvent
}

/** Options of `accountWebhook`. */
export interface WebhookOptions {
  /**
   * The signing secret of the endpoint in Clerk's dashboard, `whsec_…`, or a function that is called for each request.
   * @default process.env.CLERK_WEBHOOK_SIGNING_SECRET
   * @example signingSecret: () => env.CLERK_WEBHOOK_SIGNING_SECRET
   */
  readonly signingSecret?: string | (() => string | undefined)
  /**
   * The plan whose other steps run after a user was deleted in Clerk's dashboard or with Clerk's own button. Once a
   * deletion runs, late `user.created` and `user.updated` webhooks are acknowledged without calling your functions.
   * @default undefined
   * @example deletion: defineDeletion({ store, clerkClient, steps: [step('files', removeFiles), clerkAccount()] })
   */
  readonly deletion?: AccountDeletion
  /**
   * Called once Clerk confirms that a user was deleted. If it throws, the answer is 500 and Clerk sends the webhook again.
   * @default undefined
   * @example onUserDeleted: ({ userId }) => db.user.deleteMany({ where: { clerkId: userId } })
   */
  readonly onUserDeleted?: (user: DeletedUser) => MaybePromise<unknown>
  /**
   * Called with a new user. Update rather than insert: webhooks come in any order, and more than once.
   * @default undefined
   * @example onUserCreated: ({ userId, data }) => upsertUser(userId, data)
   */
  readonly onUserCreated?: (user: ChangedUser) => MaybePromise<unknown>
  /**
   * Called with a changed user.
   * @default undefined
   * @example onUserUpdated: ({ userId, data }) => updateUser(userId, data)
   */
  readonly onUserUpdated?: (user: ChangedUser) => MaybePromise<unknown>
  /**
   * Functions for events of other types.
   * @default undefined
   * @example on: { 'session.created': (event) => audit(event) }
   */
  readonly on?: Readonly<Record<string, (event: WebhookEvent) => MaybePromise<unknown>>>
  /**
   * The time limit, in milliseconds, for each call to Clerk and each of these functions.
   * @default 10_000
   * @example timeoutMs: 5_000
   */
  readonly timeoutMs?: number
}

const known = [
  'signingSecret',
  'onUserDeleted',
  'onUserCreated',
  'onUserUpdated',
  'on',
  'timeoutMs',
  'deletion',
] as const
const handledByName = ['user.created', 'user.updated', 'user.deleted']

/** @throws OptionError for an unknown option or one of the wrong kind */
export function assertWebhookOptions(options: WebhookOptions): void {
  const unknown = Object.keys(options).find((name) => !known.some((each) => each === name))
  if (unknown) throw new OptionError(unknown, `is unknown. Known options: ${known.join(', ')}`)
  const { signingSecret, on = {}, timeoutMs = 1, deletion, ...rest } = options
  if (signingSecret !== undefined && typeof signingSecret !== 'function' && !/^whsec_./.test(String(signingSecret)))
    throw new OptionError('signingSecret', "must be a secret of Clerk's dashboard, such as 'whsec_…', or a function")
  assertPlanOption(deletion)
  if (!(timeoutMs > 0)) throw new OptionError('timeoutMs', 'must be milliseconds, such as 10_000')
  for (const [name, value] of [...Object.entries(rest), ...Object.entries(on)])
    if (value !== undefined && typeof value !== 'function') throw new OptionError(name, 'must be a function')
  const twice = handledByName.find((type) => type in on)
  if (twice)
    throw new OptionError(
      'on',
      `has '${twice}', which has an option of its own: onUser${twice[5]?.toUpperCase()}${twice.slice(6)}`,
    )
}
