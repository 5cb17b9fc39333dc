import { Refusal } from '../http/refusal.ts'
import type { ClerkContext, MaybePromise } from './types.ts'

export const setupOf = ({ setup }: ClerkContext): string => `Add Clerk's middleware before these routes:\n\n  ${setup}`

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
