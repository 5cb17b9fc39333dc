import { clerkError, fieldError } from '../../errors.ts'
import type { Instance } from '../../instance.ts'
import { type IdentifierKind, isClaimed } from '../../store/users/identifiers.ts'
import { findUserBy, type UserColumns } from '../../store/users/users.ts'

export function flag(value: boolean | null | undefined): number | undefined {
  return value === undefined || value === null ? undefined : Number(value)
}

export function given(columns: Readonly<Record<string, unknown>>): UserColumns {
  const rest: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(columns)) if (value !== undefined) rest[name] = value
  return rest as UserColumns
}

export function assertFree(instance: Instance, kind: IdentifierKind, values: readonly string[]): void {
  if (new Set(values).size < values.length) throw fieldError('form_param_duplicate', kind)
  for (const value of values) {
    if (isClaimed(instance.db, kind, value))
      throw clerkError('form_identifier_exists', kind.replace('_', ' '), { param_name: kind })
  }
}

export function assertFreeColumn(
  instance: Instance,
  column: 'username' | 'external_id',
  value: string | null | undefined,
  self?: string,
): void {
  if (!value) return
  const other = findUserBy(instance.db, column, value)
  if (other && other.id !== self)
    throw clerkError('form_identifier_exists', column.replace('_', ' '), { param_name: column })
}
