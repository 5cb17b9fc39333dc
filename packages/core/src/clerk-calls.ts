import type { ClerkClient, ClerkContext } from './clerk.ts'
import { toRefusal } from './clerk-errors.ts'
import { configured } from './configured.ts'
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

/** @param unknownOutcome what to say when a change got no answer */
export function clerkCalls(
  context: ClerkContext,
  request: RequestView,
  timeoutMs: number,
  unknownOutcome: string,
): ClerkCalls {
  const bounded = async <T>(call: Call<T>, unknownOutcome?: string): Promise<T> => {
    let timer: ReturnType<typeof setTimeout> | undefined
    try {
      const { client } = await configured(() => suppliedBy(context), noClient)
      const answer = call(client)
      if (answer === undefined) throw new Refusal('misconfigured', { log: outdated })
      const timeout = new Promise<never>((_, reject) => {
        const expire = () => reject(new Refusal('clerk_timeout', { message: unknownOutcome }))
        timer = setTimeout(expire, timeoutMs)
      })
      return await Promise.race([answer, timeout])
    } catch (error) {
      throw toRefusal(error, unknownOutcome)
    } finally {
      clearTimeout(timer)
    }
  }
  return {
    read: (call) => bounded(call),
    change: async (call) => {
      if (request.aborted) throw new Refusal('client_closed_request')
      return bounded(call, unknownOutcome)
    },
  }
}

/** In a wrapper, because awaiting a client asks it for `then`, and that of Express makes itself anew for each unknown name. */
async function suppliedBy(context: ClerkContext): Promise<{ readonly client: ClerkClient }> {
  const supplied = context.clerkClient()
  return { client: supplied instanceof Promise ? await supplied : supplied }
}

const noClient = "Clerk's client could not be made."
const outdated = '@clerk/backend lacks the method. Update it, or leave the operation out.'
