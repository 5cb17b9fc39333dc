import type { Plan } from '../plan/options.ts'
import type { DeletionRecord } from '../port.ts'
import type { Row } from '../stores/store.ts'

/** Part of a row that routes and the app may see. Renamed steps have their present names. */
export const recordOf = ({ steps }: Plan, row: Row): DeletionRecord => {
  const { id, userId, state, requestedBy, requestedAt, dueAt, attempts, error, finishedAt } = row
  const named = (name: string): string => {
    const step = steps.get(name)
    return step ? name.slice(0, name.lastIndexOf(':') + 1) + step.name : name
  }
  const step = row.step && named(row.step)
  const done = row.done.map((outcome) => ({ ...outcome, step: named(outcome.step) }))
  return { id, userId, state, requestedBy, requestedAt, dueAt, step, attempts, error, done, finishedAt }
}
