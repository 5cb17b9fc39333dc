import type { Method } from '../http/method.ts'
import { Refusal } from '../http/refusal.ts'
import type { RequestView } from '../http/request-view.ts'
import { withTimeout } from '../http/timeout.ts'
import { configured, setupOf } from './configured.ts'
import { type Connection, endConnection, takeConnection } from './connections.ts'
import type { ClerkClient, ClerkContext, MaybePromise } from './types.ts'

type Call<T> = (client: ClerkClient) => Promise<T> | undefined

/**
 * The only way from an operation to Clerk. Every call is bounded in time, because the SDK has no timeout, and its failure
 * becomes a refusal. Nothing is retried: whether a lost change happened is for the caller to find out.
 */
export interface ClerkCalls {
  read<T>(call: Call<T>): Promise<T>
  /** Like `read`, for what cannot be taken back: it does not start for a client that has disconnected. */
  change<T>(call: Call<T>): Promise<T>
}

/** The bounds of one request's calls. */
export interface CallLimits {
  readonly timeoutMs: number
  readonly method: Method
}

export class RequestCalls implements ClerkCalls {
  declare private readonly context: ClerkContext
  declare private readonly request: RequestView
  declare private readonly limits: CallLimits
  declare private client: MaybePromise<ClerkClient> | undefined
  /** The last call that timed out: its bytes stay in memory until it settles. */
  declare abandoned: Promise<unknown> | undefined
  /** Calls that somebody waits for right now. */
  declare waiting: number

  constructor(context: ClerkContext, request: RequestView, limits: CallLimits) {
    this.context = context
    this.request = request
    this.limits = limits
    this.client = undefined
    this.abandoned = undefined
    this.waiting = 0
  }

  read<T>(call: Call<T>): Promise<T> {
    return this.bounded(call)
  }

  change<T>(call: Call<T>): Promise<T> {
    if (this.request.aborted) return Promise.reject(new Refusal('client_closed_request'))
    return this.bounded(call, unknownOutcome(this.limits.method))
  }

  private async bounded<T>(call: Call<T>, outcome?: string): Promise<T> {
    this.waiting++
    try {
      // Most SDKs create a new client on every call.
      this.client ??= configured(() => this.context.clerkClient(), noClient)
      // Not awaited unless it is a promise: awaiting reads `then`, which makes Express' client create another one.
      const client =
        this.client instanceof Promise
          ? await withTimeout(this.client, this.limits.timeoutMs, clientTooSlow)
          : this.client
      // Some SDKs leave the client with the request, such as Clerk's for Hono.
      if (!client) throw new Refusal('misconfigured', { log: setupOf(this.context) })
      const free = takeConnection(this.limits.timeoutMs)
      const connection = free instanceof Promise ? await free : free
      return await this.inTime(start(client, call, connection), connection, outcome)
    } catch (error) {
      // Loaded on demand: most calls succeed.
      throw error instanceof Refusal ? error : (await import('./failure.ts')).toRefusal(error, outcome)
    } finally {
      this.waiting--
    }
  }

  private inTime<T>(answer: Promise<T>, connection: Connection, outcome?: string): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.abandoned = answer
        reject(new Refusal('clerk_timeout', { message: outcome }))
      }, this.limits.timeoutMs)
      const end = () => {
        clearTimeout(timer)
        endConnection(connection)
      }
      answer.then(
        (value) => {
          end()
          resolve(value)
        },
        (error) => {
          end()
          reject(error)
        },
      )
    })
  }
}

function start<T>(client: ClerkClient, call: Call<T>, connection: Connection): Promise<T> {
  try {
    const answer = call(client)
    if (answer) return answer
    throw new Refusal('not_implemented', { log: outdated })
  } catch (error) {
    endConnection(connection)
    throw error
  }
}

/** A repeated PUT or DELETE does no more than the first one did (RFC 9110, section 9.2.2). */
const unknownOutcome = (method: Method): string =>
  `We couldn't confirm the change. ${
    method === 'PUT' || method === 'DELETE' ? 'It is safe to repeat.' : 'Reload to see whether it went through.'
  }`

const clientTooSlow = () => new Refusal('clerk_timeout', { log: "Clerk's client was not created within `timeoutMs`." })
const noClient = "Clerk's client could not be created."
const outdated = '@clerk/backend is too old for this operation. Update it.'
