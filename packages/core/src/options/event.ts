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
  /** Every account acted on, including the users of a bulk operation and a user that was created. */
  readonly targets: readonly string[]
}

export const nobody: Parties = { actor: null, impersonator: null, target: null, targets: [] }

/**
 * The outcome of one attempt at an operation. It has enough for an audit log, and never a token, an email address or a
 * body (OWASP ASVS 5.0, 16.3.2).
 */
export interface AccountEvent<Id extends string = string> extends Parties {
  readonly operation: Id
  readonly outcome: 'done' | 'refused' | 'failed'
  readonly status: number
  /** The administrator's reason, if the operation takes one and it was given. */
  readonly reason?: string
  /** The refusal's code. Absent if `outcome` is `done`. */
  readonly code?: RefusalCode
  readonly durationMs: number
}

/** Never rejects and is never awaited, because an app's own function must not change the answer. */
export async function emit(onEvent: (event: AccountEvent) => unknown, event: AccountEvent): Promise<void> {
  try {
    await onEvent(event)
  } catch (cause) {
    logError('onEvent threw.', cause)
  }
}
