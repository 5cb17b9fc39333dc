import type { DeletionRecord } from '../port.ts'
import type { Row } from '../stores/store.ts'

/** Part of a row that routes and the app may see. */
export const recordOf = (row: Row): DeletionRecord => {
  const { id, userId, state, requestedBy, requestedAt, dueAt, step, attempts, error, done, finishedAt } = row
  return { id, userId, state, requestedBy, requestedAt, dueAt, step, attempts, error, done, finishedAt }
}
