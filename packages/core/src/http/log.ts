import type { Refusal } from './refusal.ts'

/** Tells the people who run the app what a caller must not know. */
export function logRefusal(operation: string | undefined, { message, code, details }: Refusal): void {
  const trace = details.clerkTraceId ? ` (clerk_trace_id ${details.clerkTraceId})` : ''
  logError(`${code}${operation ? ` in ${operation}` : ''}: ${message}${trace}`, details.cause)
}

/** Of a cause only the stack: its other fields may hold what was sent to Clerk. */
export function logError(message: string, cause?: unknown): void {
  console.error(
    `[account-routes] ${redact(message)}`,
    ...(cause instanceof Error ? [redact(String(cause.stack ?? cause.message))] : []),
  )
}

/**
 * Cuts a text off at the first secret key and blanks tokens. A key may hold a line break by mistake, so nothing after it
 * can be trusted to be something else.
 */
function redact(text: string): string {
  return text
    .slice(0, 4000)
    .replace(/\b(?:sk|ak|mt|whsec)_[\s\S]*$/, '[secret removed]')
    .replace(/[\w.-]{14,}/g, (word) => word.replace(/eyJ.*/, '[token removed]'))
}

/** Says each hint once, however many requests run into it. */
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
   * @param limit lower for causes that strangers can make up: nothing more is said after so many hints
   */
  once(key: string, text: string, limit = 1000): void {
    if (this.said.has(key) || this.said.size >= limit) return
    this.said.add(key)
    logError(text)
  }
}
