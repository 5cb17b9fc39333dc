import * as v from 'valibot'
import { assertPlan } from '../operation/deletion-guard.ts'
import { ownAccount } from '../operation/guards.ts'
import { query } from '../operation/input.ts'
import { defineOperation } from '../operation/operation.ts'
import { ownDeletion } from '../schemas/deletion.ts'
import { success } from '../schemas/success.ts'

/**
 * The caller's deletion, or the plan for one: what goes, what stays and why. With `blockers`, and while nothing is open,
 * also the reasons against it now. Asking changes nothing.
 * @example fetch('/api/account/me/deletion?blockers=true')
 */
export const getSelfDeletion = defineOperation({
  id: 'getSelfDeletion',
  name: 'me.getDeletion',
  method: 'GET',
  path: '/me/deletion',
  summary: 'See the deletion of my account',
  guard: ownAccount,
  option: 'deletion',
  optional: true,
  assertMountable: assertPlan,
  input: query(v.strictObject({ blockers: v.exactOptional(v.boolean()) })),
  output: ownDeletion,
  clerk: [],
  async run({ principal: { userId }, input: { blockers = false }, attempt }) {
    const { showOwnDeletion } = await import('../deletion/index.ts')
    return showOwnDeletion(attempt, userId, blockers)
  },
})

/** Undoes the caller's own deletion within its grace period. Repeated calls succeed as well. */
export const cancelSelfDeletion = defineOperation({
  id: 'cancelSelfDeletion',
  name: 'me.cancelDeletion',
  method: 'POST',
  path: '/me/deletion/cancel',
  summary: 'Keep my account',
  guard: ownAccount,
  option: 'deletion',
  assertMountable: assertPlan,
  sensitive: true,
  whileDeleting: true,
  output: success,
  refuses: ['not_found', 'forbidden', 'deletion_in_progress'],
  clerk: [],
  async run({ principal: { userId }, attempt }) {
    const { cancelOwnDeletion } = await import('../deletion/index.ts')
    return cancelOwnDeletion(attempt, userId)
  },
})
