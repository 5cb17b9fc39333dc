import { logError } from './log.ts'
import type { RefusalCode } from './refusal.ts'

/**
 * What came of one attempt at an operation: enough for an audit log, and never a token, an e-mail address or a body
 * (OWASP ASVS 5.0, 16.3.2).
 */
export interface AccountEvent {
  readonly operation: string
  /** Who asked; null while nobody was signed in. */
  readonly actor: string | null
  /** Who acted as `actor`, where the session is impersonated. */
  readonly impersonator: string | null
  /** Whose account it was about, as far as the request got. */
  readonly target: string | null
  readonly outcome: 'done' | 'refused' | 'failed'
  readonly status: number
  /** Absent where it was done. */
  readonly code?: RefusalCode
  readonly durationMs: number
}

/** An app's own function must not change the answer, whatever it throws, now or later. */
export function emit(onEvent: (event: AccountEvent) => unknown, event: AccountEvent): void {
  const failed = (cause: unknown) => logError('onEvent threw. The answer was not changed by it.', cause)
  try {
    const result = onEvent(event)
    if (result instanceof Promise) result.catch(failed)
  } catch (cause) {
    failed(cause)
  }
}
