import type { Refusal } from './refusal.ts'

/** Logs the details of a refusal that a caller must not see. */
export function logRefusal(operation: string | undefined, { message, code, details }: Refusal): void {
  const trace = details.clerkTraceId ? ` (clerk_trace_id ${details.clerkTraceId})` : ''
  logError(`${code}${operation ? ` in ${operation}` : ''}: ${message}${trace}`, details.cause)
}

/**
 * Logs a message and the stacks of a failure and its causes, without secrets: the message of an SDK may quote an invalid
 * key. Other fields of an error are left out, because they may hold what was sent to Clerk.
 */
export function logError(message: string, failure?: unknown): void {
  const stacks: string[] = []
  try {
    for (let cause = failure; cause instanceof Error && stacks.length < 5; cause = cause.cause)
      stacks.push(redact(String(cause.stack ?? cause.message)))
  } catch {
    // An error of the app's may have fields that throw when they are read.
  }
  console.error(`[account-routes] ${redact(message)}`, ...stacks)
}

/**
 * Cuts a text off at the first secret key, and blanks tokens and the password of an address. A key may hold a line break
 * by mistake, so everything after it goes, too.
 */
export function redact(text: string): string {
  return text
    .slice(0, 4000)
    .replace(/\b(?:sk|ak|mt|whsec)_[\s\S]*$/, '[secret removed]')
    .replace(/[\w.-]{14,}/g, (word) => word.replace(/eyJ.*/, '[token removed]'))
    .replace(/(:\/\/[^\s/:@]{0,200}:)[^\s@]{1,500}@/g, '$1[secret removed]@')
}

/** Logs each hint once, no matter how many requests cause it. */
export class Hints {
  declare private readonly said: Set<string>

  constructor() {
    this.said = new Set()
  }

  hasSaid(key: string): boolean {
    return this.said.has(key)
  }

  /**
   * @param key names the cause
   * @param limit logs nothing after this many hints; lower for causes that strangers can make up
   */
  once(key: string, text: string, limit = 1000): void {
    if (this.said.has(key) || this.said.size >= limit) return
    this.said.add(key)
    logError(text)
  }
}
