import { fieldError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { type UserColumns, type UserRow, updateUser } from '../../store/users/users.ts'
import { mergeMetadata } from '../metadata.ts'
import type { MetadataInput } from './user-input.ts'
import { changedUser, needUser } from './users.ts'

export function mergedMetadata(user: UserRow, input: MetadataInput, merge: boolean): UserColumns {
  const columns: Record<string, string> = {}
  for (const field of ['public_metadata', 'private_metadata', 'unsafe_metadata'] as const) {
    const change = input[field]
    if (!change) continue
    const value = merge ? mergeMetadata(JSON.parse(user[field]) as Record<string, unknown>, change) : change
    const text = JSON.stringify(value)
    if (Buffer.byteLength(text) > 8192) throw fieldError('form_param_exceeds_allowed_size', field)
    columns[field] = text
  }
  return columns
}

/** Changes a user's metadata: `PATCH` merges deeply, `PUT` replaces each given field. */
export function setMetadata(instance: Instance, id: string, input: MetadataInput, merge: boolean): object {
  const user = needUser(instance, id)
  updateUser(instance.db, id, { ...mergedMetadata(user, input, merge), updated_at: instance.now() })
  return changedUser(instance, id)
}
