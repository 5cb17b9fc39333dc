import { Refusal } from '../http/refusal.ts'
import type { DeletionRecord } from '../options/deletion.ts'
import type { AccountPrincipal } from '../options/principal.ts'
import { missing } from '../options/settings.ts'
import { assertAuthorized } from './authorization.ts'
import { type AssertMountable, type Guard, users } from './guards.ts'

/** Proof that a caller may act on a deletion, with its record. */
export interface DeletionPrincipal extends AccountPrincipal {
  readonly deletion: DeletionRecord
}

/** Requires the option `deletion`, the plan that rows about deletions act on. */
export const assertPlan: AssertMountable = ({ deletion }, id) => {
  if (!deletion) throw missing('deletion', `'${id}' needs a plan`)
}

/**
 * The caller acts on the deletion in the path, whose user the ledger names. `authorize` is asked about users in general,
 * then about this one; one that is unknown and one that the caller may not see are both `not_found`.
 */
// @__NO_SIDE_EFFECTS__
const deletionInPath = (refusesOwnAccount?: true): Guard<DeletionPrincipal, unknown> => ({
  acts: 'others',
  refuses: ['forbidden', 'not_found', ...(refusesOwnAccount ? (['own_account'] as const) : [])],
  targets: 'deletion',
  ...(refusesOwnAccount && { refusesOwnAccount }),
  ...(users.assertMountable && { assertMountable: users.assertMountable }),
  admit: users.admit,
  async prove(attempt, principal, { deletionId }, input) {
    await assertAuthorized(attempt, principal, [null], input)
    const { findDeletion } = await import('../deletion/index.ts')
    const deletion = await findDeletion(attempt, deletionId as string)
    if (!deletion) throw new Refusal('not_found')
    const targetUserId = deletion.userId
    attempt.identify([targetUserId])
    if (refusesOwnAccount && targetUserId === principal.userId) throw new Refusal('own_account')
    await assertAuthorized(attempt, principal, [targetUserId], input).catch((error: unknown) => {
      throw error instanceof Refusal && error.code === 'forbidden' ? new Refusal('not_found') : error
    })
    return { ...principal, targetUserId, deletion }
  },
})

/** The caller acts on any deletion, possibly their own. */
export const anyDeletion: Guard<DeletionPrincipal, unknown> = /* @__PURE__ */ deletionInPath()

/** Admits callers whom `authorize` allows to act on another user's deletion. */
export const otherDeletion: Guard<DeletionPrincipal, unknown> = /* @__PURE__ */ deletionInPath(true)
