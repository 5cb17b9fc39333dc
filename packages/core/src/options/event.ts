import { logError } from '../http/log.ts'
import type { RefusalCode } from '../http/refusal.ts'

/** The users involved, as far as known when the attempt ended. */
export interface Parties {
  /** The caller; null while signed out. */
  readonly actor: string | null
  /** The administrator behind an impersonated session. */
  readonly impersonator: string | null
  /** The account acted on; null for none and for several. */
  readonly target: string | null
  /** Every account acted on: those that a bulk operation names, the user that was created. */
  readonly targets: readonly string[]
}

export const nobody: Parties = { actor: null, impersonator: null, target: null, targets: [] }

/**
 * The outcome of one attempt at an operation: enough for an audit log, and never a token, an email address or a body
 * (OWASP ASVS 5.0, 16.3.2).
 */
export interface AccountEvent<Id extends string = string> extends Parties {
  readonly operation: Id
  readonly outcome: 'done' | 'refused' | 'failed'
  readonly status: number
  /** The administrator's reason, where the operation takes one and they gave it. */
  readonly reason?: string
  /** Absent where it was done. */
  readonly code?: RefusalCode
  readonly durationMs: number
}

/** Never rejects, and nothing waits for it: an app's own function must not change the answer. */
export async function emit(onEvent: (event: AccountEvent) => unknown, event: AccountEvent): Promise<void> {
  try {
    await onEvent(event)
  } catch (cause) {
    logError('onEvent threw.', cause)
  }
}
