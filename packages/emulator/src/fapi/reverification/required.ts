import type { Instance } from '../../instance.ts'
import { hasSecondFactor } from '../../model/factors/mfa.ts'
import { factorAges } from '../../model/sessions/tokens.ts'
import { frontendError } from '../errors.ts'
import type { SignedIn } from '../route.ts'

const afterMinutes = 10

/** Clerk's rule for sensitive operations: the strongest factor must be verified in the last 10 minutes. */
export function assertVerifiedLately(instance: Instance, { session, user }: SignedIn): void {
  const [first, second] = factorAges(session, instance.now())
  const age = hasSecondFactor(instance, user) && second >= 0 ? second : first
  if (age >= afterMinutes) throw frontendError('session_reverification_required')
}
