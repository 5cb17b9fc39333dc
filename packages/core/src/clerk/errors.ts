import { Refusal } from '../http/refusal.ts'
import type { Header } from '../http/reply.ts'

/** True if Clerk says that the resource does not exist. */
export const isGone = (error: unknown): boolean => error instanceof Refusal && error.code === 'not_found'

/** `Retry-After` in whole seconds (RFC 9110, section 10.2.3): Clerk's as it is, a limiter's rounded up. */
export const retryAfterOf = (seconds: number | undefined): readonly Header[] =>
  seconds && seconds > 0 ? [['Retry-After', String(Math.ceil(seconds))]] : []

/** For an answer of 200 that is not what Clerk documents, such as a proxy's HTML page. */
export const unusableAnswer = (call: string): Refusal =>
  new Refusal('clerk_unavailable', { log: `Clerk's answer to ${call} is not as documented.` })
