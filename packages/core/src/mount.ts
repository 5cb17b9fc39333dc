import { ownAccount } from './guard.ts'
import { type Handler, handlerOf } from './handler.ts'
import type { MountedOperation, Operation } from './operation.ts'
import { operations } from './operations/index.ts'
import type { AccountRoutesOptions } from './options.ts'
import { findAmong, findOnly } from './route.ts'
import { OptionError, type Settings, settingsFrom } from './settings.ts'

/**
 * A handler for the whole table of operations, as far as the options mount it.
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function createRoutes(options?: AccountRoutesOptions): Handler {
  const settings = settingsFrom(options)
  return handlerOf(findAmong(select(operations, settings).map((operation) => mounted(operation, settings))), settings)
}

/**
 * A handler for one operation, wherever the framework mounts it.
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function createRoute(operation: Operation, options?: AccountRoutesOptions): Handler {
  const settings = settingsFrom(options)
  assertMountable(operation, settings)
  return handlerOf(findOnly(mounted(operation, settings)), settings)
}

function mounted(operation: Operation, settings: Settings): MountedOperation {
  const { input } = operation
  return { ...operation, input: typeof input === 'function' ? input(settings) : input }
}

/** What is mounted: what the app named, or all that is on and allowed to somebody. */
function select(table: readonly Operation[], settings: Settings): readonly Operation[] {
  const { operations: wish = {}, authorize } = settings
  const named = new Map(Array.isArray(wish) ? wish.map((id) => [id, true]) : Object.entries(wish))
  for (const id of named.keys())
    if (!table.some((operation) => operation.id === id))
      throw new OptionError(
        'operations',
        `names '${id}', which does not exist. Those that do: ${table.map((operation) => operation.id).join(', ')}`,
      )

  return table.filter((operation) => {
    const wanted = named.get(operation.id) ?? (!Array.isArray(wish) && !operation.off)
    if (!wanted) return false
    if (named.get(operation.id)) assertMountable(operation, settings)
    return authorize !== undefined || operation.guard === ownAccount
  })
}

function assertMountable(operation: Operation, settings: Settings): void {
  operation.guard.assertMountable?.(settings, operation.id)
  operation.assertMountable?.(settings, operation.id)
}
