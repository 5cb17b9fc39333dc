import * as v from 'valibot'
import { anyDeletion, assertPlan, otherDeletion } from '../operation/deletion-guard.ts'
import { anyone, otherUser, users } from '../operation/guards.ts'
import { json, jsonWithin, query } from '../operation/input.ts'
import { defineOperation } from '../operation/operation.ts'
import { at } from '../operation/path-ids.ts'
import { acceptedDeletion, deleted } from '../schemas/deleted.ts'
import { deletion, deletionStatus } from '../schemas/deletion.ts'
import { page, paging } from '../schemas/page.ts'
import { reason, reasonInput } from '../schemas/reason.ts'
import { success } from '../schemas/success.ts'

/** Loaded on demand: most apps have no plan. */
const loadPlanned = () => import('../deletion/index.ts')

const planned = { option: 'deletion', assertMountable: assertPlan } as const
/** A deleted user belongs to no organization any more, so an organization's permission never reaches deletions. */
const withPlan = { ...planned, tenancy: 'never' } as const

const code = v.pipe(v.string(), v.regex(/^[a-z0-9_.-]{1,60}$/, 'Expected the code of a blocker.'))
const requestInput = <Code extends v.GenericSchema<string, string>>(one: Code) =>
  v.strictObject({
    ...reason,
    override: v.exactOptional(v.pipe(v.array(one), v.maxLength(50))),
    grace: v.exactOptional(v.boolean()),
  })

/**
 * Asks for the deletion of another user by the plan. `override` names blockers that don't count, and `grace` keeps the
 * plan's grace period, which an administrator's request has not by itself.
 * @example POST /api/account/users/user_1/deletion { "override": ["active_subscription"], "reason": "Ticket 12" }
 */
export const requestUserDeletion = defineOperation({
  ...planned,
  id: 'requestUserDeletion',
  name: 'users.requestDeletion',
  method: 'POST',
  ...at('/users/:userId/deletion'),
  summary: 'Ask for the deletion of a user by the plan',
  guard: otherUser,
  sensitive: true,
  whileDeleting: true,
  input: jsonWithin(requestInput(code), ({ deletion: plan }) => requestInput(v.picklist(plan?.blockerCodes ?? [])), {
    optional: true,
  }),
  output: { 200: deleted, 202: acceptedDeletion },
  refuses: ['blocked'],
  clerk: [],
  async run({ principal: { userId, targetUserId }, input: { override, grace }, attempt }) {
    const { requestDeletion } = await loadPlanned()
    return requestDeletion(attempt, {
      userId: targetUserId,
      requestedBy: userId,
      ...(override && { override }),
      ...(grace !== undefined && { grace }),
    })
  },
})

const listInput = v.strictObject({
  ...paging,
  state: v.exactOptional(v.picklist(['scheduled', 'running', 'finished', 'stuck', 'cancelled'])),
})

/**
 * Lists deletions, the newest first.
 * @example fetch('/api/account/deletions?state=stuck')
 */
export const getDeletionList = defineOperation({
  ...withPlan,
  id: 'getDeletionList',
  name: 'deletions.list',
  method: 'GET',
  path: '/deletions',
  summary: 'List deletions',
  guard: users,
  input: query(listInput),
  output: page(deletion),
  clerk: [],
  run: async ({ input, attempt }) => (await loadPlanned()).listDeletions(attempt, input),
})

/** A deletion, with what is recorded of each step. */
export const getDeletion = defineOperation({
  ...withPlan,
  id: 'getDeletion',
  name: 'deletions.get',
  method: 'GET',
  ...at('/deletions/:deletionId'),
  summary: 'See a deletion',
  guard: anyDeletion,
  output: deletion,
  clerk: [],
  run: async ({ principal, attempt }) => (await loadPlanned()).showDeletion(attempt, principal.deletion),
})

/** Runs a stuck deletion again, with the next sweep. One that is not stuck stays as it is. */
export const retryDeletion = defineOperation({
  ...withPlan,
  id: 'retryDeletion',
  name: 'deletions.retry',
  method: 'POST',
  ...at('/deletions/:deletionId/retry'),
  summary: 'Run a stuck deletion again',
  guard: otherDeletion,
  sensitive: true,
  whileDeleting: true,
  input: json(reasonInput, { optional: true }),
  output: deletion,
  refuses: ['not_found'],
  clerk: [],
  run: async ({ principal, attempt }) => (await loadPlanned()).retryDeletion(attempt, principal.deletion.id),
})

/** Undoes a scheduled deletion, whoever asked for it. */
export const cancelDeletion = defineOperation({
  ...withPlan,
  id: 'cancelDeletion',
  name: 'deletions.cancel',
  method: 'POST',
  ...at('/deletions/:deletionId/cancel'),
  summary: 'Undo a scheduled deletion',
  guard: otherDeletion,
  sensitive: true,
  whileDeleting: true,
  input: json(reasonInput, { optional: true }),
  output: success,
  refuses: ['not_found', 'deletion_in_progress'],
  clerk: [],
  run: async ({ principal, attempt }) => (await loadPlanned()).cancelDeletion(attempt, principal.deletion.id),
})

/**
 * The state of a deletion, for whoever has its id: nobody can sign in any more to ask. It answers until a day after the
 * end.
 */
export const getDeletionStatus = defineOperation({
  ...planned,
  id: 'getDeletionStatus',
  name: 'deletions.getStatus',
  method: 'GET',
  ...at('/deletion-status/:deletionId'),
  summary: 'Follow a deletion to its end',
  guard: anyone,
  output: deletionStatus,
  refuses: ['not_found'],
  clerk: [],
  run: async ({ ids, attempt }) => (await loadPlanned()).followDeletion(attempt, ids.deletionId),
})
