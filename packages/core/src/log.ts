import type { Refusal } from './refusal.ts'

/** Tells the people who run the app what a caller must not know. */
export function logRefusal(operation: string | undefined, { message, code, details }: Refusal): void {
  const trace = details.clerkTraceId ? ` (clerk_trace_id ${details.clerkTraceId})` : ''
  logError(`${code}${operation ? ` in ${operation}` : ''}: ${message}${trace}`, details.cause)
}

/** Of a cause only the stack: its other fields may hold what Clerk was sent. */
export function logError(message: string, cause?: unknown): void {
  console.error(`[account-routes] ${message}`, ...(cause instanceof Error ? [cause.stack] : []))
}
