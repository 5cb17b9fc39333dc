import type { ClerkClient, ClerkContext, MaybePromise } from './clerk.ts'
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

export function clerkCalls(context: ClerkContext, request: RequestView, timeoutMs: number, method: Method): ClerkCalls {
  // Most SDKs make one each time they are asked for it.
  let supplied: MaybePromise<ClerkClient> | undefined
  const bounded = async <T>(call: Call<T>, unknownOutcome?: string): Promise<T> => {
    let timer: ReturnType<typeof setTimeout> | undefined
    try {
      supplied ??= configured(() => context.clerkClient(), noClient)
      // Awaiting a client asks it for `then`, and that of Express makes itself anew for each unknown name.
      const client = supplied instanceof Promise ? await supplied : supplied
      const answer = call(client)
      if (!answer) throw new Refusal('misconfigured', { log: outdated })
      return await new Promise<T>((resolve, reject) => {
        const expire = () => reject(new Refusal('clerk_timeout', { message: unknownOutcome }))
        timer = setTimeout(expire, timeoutMs)
        answer.then(resolve, reject)
      })
    } catch (error) {
      throw toRefusal(error, unknownOutcome)
    } finally {
      clearTimeout(timer)
    }
  }
  return {
    read: bounded,
    change: (call) =>
      request.aborted ? Promise.reject(new Refusal('client_closed_request')) : bounded(call, unknownOutcome(method)),
  }
}

/** A repeated PUT or DELETE does no more than the first one did (RFC 9110, section 9.2.2). */
const unknownOutcome = (method: Method): string =>
  `The change may have been done; ${
    method === 'PUT' || method === 'DELETE' ? 'it is safe to repeat.' : 'look before you repeat it.'
  }`

const noClient = "Clerk's client could not be made."
const outdated = '@clerk/backend is too old for this operation. Update it.'
