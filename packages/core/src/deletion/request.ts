import { isGone } from '../clerk/errors.ts'
import { signingInstanceOf } from '../clerk/instance.ts'
import { Refusal } from '../http/refusal.ts'
import { withTimeout } from '../http/timeout.ts'
import { answer } from '../operation/answer.ts'
import type { Attempt } from '../operation/attempt.ts'
import type { DeletionAnswer, DeletionRequest } from '../options/deletion.ts'
import type { AcceptedDeletion, Deleted } from '../schemas/deleted.ts'
import { plainBlockers } from './blockers.ts'
import { planOf } from './ledger.ts'

/**
 * Asks the plan to delete an account, and says how far it got.
 * @throws Refusal `blocked`, `busy`, `misconfigured`, `client_closed_request`; nothing will happen after any of them
 */
export async function requestDeletion(
  attempt: Attempt,
  asked: Omit<DeletionRequest, 'instance' | 'waitUntil'>,
): Promise<Deleted | AcceptedDeletion> {
  const { request } = attempt
  const deletion = planOf(attempt)
  if (request.aborted) throw new Refusal('client_closed_request')
  const { waitUntil } = request
  const instance = signingInstanceOf(attempt)
  const whole = { ...asked, instance, ...(waitUntil && { waitUntil }) }
  return toResult(await inTime(deletion.request(whole), attempt, deletion.waitMs), attempt)
}

/** Deletes an account by the plan, unless `check` throws for another reason than that Clerk has forgotten the user. */
export async function deleteByPlan(
  attempt: Attempt,
  userId: string,
  check?: () => Promise<void>,
): Promise<Deleted | AcceptedDeletion> {
  await check?.().catch((error: unknown) => {
    if (!isGone(error)) throw error
  })
  const { actor } = attempt.parties
  return requestDeletion(attempt, { userId, requestedBy: actor === userId ? 'self' : (actor as string) })
}

/** The most milliseconds of a timer: it ends a longer one at once. */
const maxTimer = 2_147_483_647

const inTime = (answering: Promise<DeletionAnswer>, { settings }: Attempt, waitMs: number) =>
  withTimeout(
    answering,
    Math.min(waitMs + settings.timeoutMs, maxTimer),
    () => new Refusal('clerk_timeout', { message: unknownOutcome }),
  )

const unknownOutcome = "We couldn't confirm the deletion. It is safe to repeat."

function toResult(answered: DeletionAnswer, attempt: Attempt): Deleted | AcceptedDeletion {
  const { outcome } = answered
  if (outcome === 'blocked') throw new Refusal('blocked', { blockers: plainBlockers(answered.blockers) })
  if (outcome === 'misconfigured') throw new Refusal('misconfigured', { log: unusableKey })
  if (outcome === 'unknown') throw new Refusal('clerk_timeout', { message: unknownOutcome })
  if (outcome === 'unavailable') throw new Refusal('busy', { message: notAccepted })
  if (outcome === 'finished') return { success: true }
  const { id, state, dueAt } = answered.deletion
  if (outcome === 'cleanup') return { success: true, cleanup: 'pending', deletion: { id, state } }
  const accepted: AcceptedDeletion = {
    success: true,
    deletion: { id, state, ...(outcome === 'scheduled' && dueAt !== null && { dueAt }) },
  }
  return answer(attempt, 202, accepted)
}

const notAccepted = "We couldn't check whether this account can be deleted. Nothing was deleted. Try again."
const unusableKey =
  "The plan's clerkClient has no secret key, one that Clerk refuses, or that of another instance than the session token: set CLERK_SECRET_KEY and the publishable key of the same instance."
