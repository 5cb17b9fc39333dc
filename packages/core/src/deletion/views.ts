import type { AccountDeletion, DeletionRecord } from '../options/deletion.ts'
import type { DeletionDetails, DeletionStatus, OwnDeletion } from '../schemas/deletion.ts'

type Plan = Pick<AccountDeletion, 'steps' | 'gracePeriodMs'>

/** The plan's steps with what is recorded of each. */
function stepsOf({ steps }: Plan, record: DeletionRecord | undefined): DeletionDetails['steps'] {
  const done = new Map(record?.done.map((outcome) => [outcome.step, outcome]))
  return steps.map(({ name, title }) => ({
    name,
    title,
    done: done.has(name),
    retained: done.get(name)?.retained ?? null,
  }))
}

/** A deletion for administrators. */
export function detailsOf(plan: Plan, record: DeletionRecord): DeletionDetails {
  const { id, userId, state, requestedBy, requestedAt, dueAt, step, attempts, error, finishedAt } = record
  const known = { id, userId, state, requestedBy, requestedAt, dueAt, step, attempts, error, finishedAt }
  return { ...known, steps: stepsOf(plan, record) }
}

/** A deletion, or the plan for one, as the user sees it. */
export function ownDeletionOf(plan: Plan, record: DeletionRecord | undefined): OwnDeletion {
  const state = record && acceptedState(record)
  const open = state ? record : undefined
  return {
    id: open?.id ?? null,
    state: state ?? null,
    dueAt: open?.dueAt ?? null,
    step: open?.step ?? null,
    canCancel: open?.state === 'scheduled' && open.requestedBy === 'self',
    gracePeriod: plan.gracePeriodMs,
    steps: stepsOf(plan, open),
  }
}

/** Undefined for an intent and for what was undone. */
const acceptedState = ({ state }: DeletionRecord): OwnDeletion['state'] | undefined =>
  state === 'checking' || state === 'cancelled' ? undefined : state

/** Milliseconds after the end of a deletion in which its id still shows its state. */
const shownFor = 86_400_000

/** The state that the id of a deletion shows to whoever has it: nothing of the user, of errors or of past times. */
export function statusOf(record: DeletionRecord): DeletionStatus | undefined {
  const { step, dueAt, finishedAt } = record
  const state = acceptedState(record)
  if (!state || (finishedAt !== null && finishedAt < Date.now() - shownFor)) return undefined
  return {
    state,
    ...(step !== null && state !== 'finished' && { step }),
    ...(dueAt !== null && state === 'scheduled' && { dueAt }),
  }
}
