import { clerkError } from '../errors.ts'
import type { Instance } from '../instance.ts'
import { deleteRecord, findRecord, type RecordKind, type RecordRow } from '../store/records/records.ts'

/** Finds a record, or throws 404 with its kind in words. */
export function needRecord<Data>(instance: Instance, kind: RecordKind, id: string): RecordRow<Data> {
  const row = findRecord<Data>(instance.db, kind, id)
  if (!row) throw clerkError('resource_not_found', `The ${kind.replaceAll('_', ' ')} ${id}`)
  return row
}

/** Deletes a record and returns Clerk's object for it. */
export function removeRecord(instance: Instance, kind: RecordKind, id: string): object {
  const row = needRecord(instance, kind, id)
  deleteRecord(instance.db, row.id)
  return { object: kind, id, deleted: true }
}

/** The status of a record, in which a pending one expires by itself. */
export function statusOfRecord(row: RecordRow, now: number): string {
  return row.status === 'pending' && row.expires_at !== null && row.expires_at <= now ? 'expired' : row.status
}
