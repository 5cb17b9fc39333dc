import { Refusal } from '../http/refusal.ts'
import type { MaybePromise } from './types.ts'

/** Gets what the app's Clerk SDK supplies. If that throws, the app is not set up, and `log` says how to do it. */
export function configured<T>(supply: () => MaybePromise<T>, log: string): MaybePromise<T> {
  const refuse = (cause: unknown): never => {
    throw new Refusal('misconfigured', { log, cause })
  }
  try {
    const supplied = supply()
    return supplied instanceof Promise ? supplied.catch(refuse) : supplied
  } catch (cause) {
    return refuse(cause)
  }
}
