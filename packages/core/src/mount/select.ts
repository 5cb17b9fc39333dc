import type { Operation } from '../operation/operation.ts'
import { OptionError, type Settings } from '../options/settings.ts'

/** Selects the rows to mount: those that the app named, or all that are on by default and that the options allow. */
export function select(table: readonly Operation[], settings: Settings): readonly Operation[] {
  const { operations: wish = {}, authorize } = settings
  const named = new Map<string, boolean | undefined>(
    Array.isArray(wish) ? wish.map((id: string) => [id, true] as const) : Object.entries(wish),
  )
  for (const id of named.keys())
    if (!table.some((operation) => operation.id === id))
      throw new OptionError(
        'operations',
        `names '${id}', which is unknown. Known operations: ${table.map((operation) => operation.id).join(', ')}`,
      )

  return table.filter((operation) => {
    const { id, option, off } = operation
    const usual = option ? Boolean(settings[option]) : !Array.isArray(wish) && !off
    if (!(named.get(id) ?? usual)) return false
    if (named.get(id)) assertMountable(operation, settings)
    return authorize !== undefined || operation.guard.acts !== 'others'
  })
}

/** @throws OptionError if an option is missing that the operation requires */
export function assertMountable(operation: Operation, settings: Settings): void {
  operation.guard.assertMountable?.(settings, operation.id)
  operation.assertMountable?.(settings, operation.id)
}
