import type { ClerkClient, ClerkContext } from './clerk.ts'
import { toRefusal } from './clerk-errors.ts'
import { configured } from './configured.ts'
import type { Method } from './operation.ts'
import { Refusal } from './refusal.ts'
import type { RequestView } from './request-view.ts'

type Call<T> = (client: ClerkClient) => Promise<T> | undefined

/**
 * The only way from an operation to Clerk. Every call is bounded in time, because the SDK has no time-out, and its
 * failure becomes a refusal. Nothing is tried again: whether a lost change was done is for the caller to find out.
 */
export interface ClerkCalls {
  read<T>(call: Call<T>): Promise<T>
  /** Like `read`, for what cannot be taken back: it does not start for a client that hung up. */
  change<T>(call: Call<T>): Promise<T>
}

export class BoundedCalls implements ClerkCalls {
  readonly #context: ClerkContext
  readonly #request: RequestView
  readonly #timeoutMs: number
  readonly #method: Method

  constructor(context: ClerkContext, request: RequestView, timeoutMs: number, method: Method) {
    this.#context = context
    this.#request = request
    this.#timeoutMs = timeoutMs
    this.#method = method
  }

  read<T>(call: Call<T>): Promise<T> {
    return this.#bounded(call)
  }

  async change<T>(call: Call<T>): Promise<T> {
    if (this.#request.aborted) throw new Refusal('client_closed_request')
    return this.#bounded(call, unknownOutcome(this.#method))
  }

  async #bounded<T>(call: Call<T>, unknownOutcome?: string): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined
    try {
      const supplied = configured(() => this.#context.clerkClient(), noClient)
      // Awaiting a client asks it for `then`, and that of Express makes itself anew for each unknown name.
      const client = supplied instanceof Promise ? await supplied : supplied
      const answer = call(client)
      if (answer === undefined) throw new Refusal('misconfigured', { log: outdated })
      return await new Promise<T>((resolve, reject) => {
        timer = setTimeout(() => reject(new Refusal('clerk_timeout', { message: unknownOutcome })), this.#timeoutMs)
        answer.then(resolve, reject)
      })
    } catch (error) {
      throw toRefusal(error, unknownOutcome)
    } finally {
      clearTimeout(timer)
    }
  }
}

/** A repeated PUT or DELETE does no more than the first one did (RFC 9110, section 9.2.2). */
const unknownOutcome = (method: Method): string =>
  `The change may have been done; ${
    method === 'PUT' || method === 'DELETE' ? 'it is safe to repeat.' : 'look before you repeat it.'
  }`

const noClient = "Clerk's client could not be made."
const outdated = '@clerk/backend lacks the method. Update it, or leave the operation out.'
