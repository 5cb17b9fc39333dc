import { plain } from './untrusted.ts'
import type { Words } from './words.ts'

/** The parts of a client error, read by shape because an app may pass a client from another copy of the package. */
interface Told {
  readonly code?: string
  readonly message?: string
  readonly retryAfter?: number
  readonly blockers?: readonly { readonly message: string }[]
}

export const codeOf = (error: unknown): string | undefined => (error as Told | null)?.code

/** Codes that leave open whether the change happened. */
const uncertain = ['no_answer', 'unexpected_answer', 'clerk_timeout', 'internal', 'clerk_unavailable']

export const isUncertain = (error: unknown): boolean => uncertain.includes(codeOf(error) ?? 'no_answer')

/** A sentence about a failure, in the reader's language if it has one. */
export function explain(error: unknown, words: Words): string {
  const { code = '', message, retryAfter, blockers = [] } = (error ?? {}) as Told
  if (blockers.length > 0) return blockers.map((blocker) => plain(blocker.message)).join(' ')
  if (code === 'rate_limited' && retryAfter) return words.say('rate_limited_for', { count: retryAfter })
  if (code === 'no_answer' && !navigator.onLine) return words.say('offline')
  if (code === 'reverification_required') return words.say('verify')
  // The server's sentences for these say less, and only in English.
  if (code === 'internal' || code === 'misconfigured') return words.say('failed')
  if (words.has(code)) return words.say(code)
  return code && message ? plain(message) : words.say('failed')
}
