import { logError } from './log.ts'
import type { RefusalCode } from './refusal.ts'

/** Who and whom an attempt is about, as far as it got. */
export interface Parties {
  /** Who asked; null while nobody was signed in. */
  readonly actor: string | null
  /** Who acted as `actor`, where the session is impersonated. */
  readonly impersonator: string | null
  /** Whose account it was about. */
  readonly target: string | null
}

export const nobody: Parties = { actor: null, impersonator: null, target: null }

/**
 * What came of one attempt at an operation: enough for an audit log, and never a token, an e-mail address or a body
 * (OWASP ASVS 5.0, 16.3.2).
 */
export interface AccountEvent extends Parties {
  readonly operation: string
  readonly outcome: 'done' | 'refused' | 'failed'
  readonly status: number
  /** Absent where it was done. */
  readonly code?: RefusalCode
  readonly durationMs: number
}

/** Never rejects, and nobody waits for it: an app's own function must not change the answer, whatever it throws. */
export async function emit(onEvent: (event: AccountEvent) => unknown, event: AccountEvent): Promise<void> {
  try {
    await onEvent(event)
  } catch (cause) {
    logError('onEvent threw.', cause)
  }
}
