import type { Refusal } from './refusal.ts'

/** Tells the people who run the app what a caller must not know. */
export function logRefusal(operation: string | undefined, { message, code, details }: Refusal): void {
  const trace = details.clerkTraceId ? ` (clerk_trace_id ${details.clerkTraceId})` : ''
  logError(`${code}${operation ? ` in ${operation}` : ''}: ${message}${trace}`, details.cause)
}

/** Of a cause only the stack: its other fields may hold what was sent to Clerk. */
export function logError(message: string, cause?: unknown): void {
  console.error(`[account-routes] ${redact(message)}`, ...(cause instanceof Error ? [redact(stackOf(cause))] : []))
}

const stackOf = ({ stack, message }: Error): string => stack ?? message

/**
 * Cuts a text off at the first secret key and blanks tokens. A key may hold a line break by mistake, so nothing after it
 * can be trusted to be something else.
 */
function redact(text: string): string {
  return text
    .slice(0, 4000)
    .replace(/\b(?:sk|ak|mt|whsec)_[\s\S]*$/, '[secret removed]')
    .replace(/eyJ[\w-]{10,}(?:\.[\w-]+)+/g, '[token removed]')
}

/** Strangers can cause some kinds of hints: each kind has its own limit, so that none keeps another from the log. */
const maxOfKind = 50

/** Says each hint once, however many requests run into it. */
export class Hints {
  declare private readonly said: Set<string>
  declare private readonly counts: Map<string, number>

  constructor() {
    this.said = new Set()
    this.counts = new Map()
  }

  hasSaid(key: string): boolean {
    return this.said.has(key)
  }

  /** @param key names the cause; its first word is the kind */
  once(key: string, text: string): void {
    const kind = key.split(' ', 1)[0] as string
    const count = this.counts.get(kind) ?? 0
    if (this.said.has(key) || count >= maxOfKind) return
    this.said.add(key)
    this.counts.set(kind, count + 1)
    logError(text)
  }
}
