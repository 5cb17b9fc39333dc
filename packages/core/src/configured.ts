import type { MaybePromise } from './clerk.ts'
import { Refusal } from './refusal.ts'

/** Gets what the app's Clerk SDK supplies. Where that throws, the app is not set up: `log` says how to do it. */
export async function configured<T>(supply: () => MaybePromise<T>, log: string): Promise<T> {
  try {
    return await supply()
  } catch (cause) {
    throw new Refusal('misconfigured', { log, cause })
  }
}
