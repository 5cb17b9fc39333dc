import type { Auth } from '../clerk/types.ts'
import { Refusal } from '../http/refusal.ts'

const levels = {
  strict_mfa: { level: 'multi_factor', afterMinutes: 10 },
  strict: { level: 'second_factor', afterMinutes: 10 },
  moderate: { level: 'second_factor', afterMinutes: 60 },
  lax: { level: 'second_factor', afterMinutes: 1440 },
} as const

/** Clerk's name for how recently a user must have verified their identity, or a factor and minutes. */
export type ReverificationLevel =
  | keyof typeof levels
  | { readonly level: 'first_factor' | 'second_factor' | 'multi_factor'; readonly afterMinutes: number }

export const isReverificationLevel = (value: unknown): value is ReverificationLevel => {
  if (typeof value === 'string') return Object.hasOwn(levels, value)
  const { level, afterMinutes } = (value ?? {}) as { level?: unknown; afterMinutes?: unknown }
  return /^(first|second|multi)_factor$/.test(level as string) && typeof afterMinutes === 'number' && afterMinutes > 0
}

/**
 * Refuses a session whose last verification is too old, with the body that Clerk's `useReverification()` answers by
 * asking for it again (OWASP ASVS 5.0, 7.5.3). `'auto'` means `strict`, wherever the token says how old it is.
 */
export function assertFresh(auth: Auth, wanted: ReverificationLevel | 'auto' | false): void {
  if (wanted === false) return
  const age = auth.factorVerificationAge ?? (auth.sessionClaims as { fva?: unknown } | null | undefined)?.fva
  if (age === undefined || age === null) {
    if (wanted === 'auto') return
    throw new Refusal('misconfigured', {
      log: "The session token has no `fva` claim. Set the option `reverification` to 'auto'.",
    })
  }
  const level = wanted === 'auto' ? 'strict' : wanted
  if (isFresh(age, typeof level === 'string' ? levels[level] : level)) return
  throw new Refusal('reverification_required', {
    body: { clerk_error: { type: 'forbidden', reason: 'reverification-error', metadata: { reverification: level } } },
  })
}

/** Clerk's own rules: without a second factor the first one counts, and an age that makes no sense is no age. */
function isFresh(age: unknown, { level, afterMinutes }: Exclude<ReverificationLevel, string>): boolean {
  const isAge = (minutes: unknown) => minutes === -1 || (Number.isFinite(minutes) && (minutes as number) >= 0)
  const [first, second]: readonly number[] = Array.isArray(age) && age.length === 2 && age.every(isAge) ? age : []
  const fresh = (minutes = -1) => minutes >= 0 && minutes < afterMinutes
  if (level === 'first_factor' || second === -1) return fresh(first)
  if (level === 'second_factor') return fresh(second)
  return fresh(first) && fresh(second)
}
