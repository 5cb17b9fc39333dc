import { Hints } from '../http/log.ts'
import type { HandlerState } from '../operation/attempt.ts'
import type { Operation } from '../operation/operation.ts'
import { operations } from '../operations/index.ts'
import type { AuthorizeTraits } from '../options/authorize.ts'
import type { AccountEvent as Event } from '../options/event.ts'
import type {
  AuthorizeContext as AuthorizeContextOf,
  LimiterContext as LimiterContextOf,
  Options,
} from '../options/options.ts'
import { OptionError, type Settings, settingsFrom } from '../options/settings.ts'
import { type Handler, handlerOf } from './handler.ts'
import { mounted } from './mounted-operation.ts'
import { type FindRoute, routeOne, routeTable } from './route.ts'

type Row = (typeof operations)[number]

/** The id of an operation of the table. */
export type OperationId = Row['id']

/** The id of an operation on the caller's own account, which `authorize` is never asked about. */
type OwnOperationId = Extract<Row, { readonly path: '/me' | `/me/${string}` }>['id']

/** The id of an operation on other users. */
export type OtherOperationId = Exclude<OperationId, OwnOperationId>

export type AccountRoutesOptions = Options<OperationId, OtherOperationId>

/** The options of one operation: its own, or those that the app gives to all. */
export type AccountRouteOptions<Id extends string = string> = Options<NoInfer<Id>> | AccountRoutesOptions
export type AccountEvent = Event<OperationId>
export type AuthorizeContext = AuthorizeContextOf<OtherOperationId>
export type LimiterContext = LimiterContextOf<OperationId>

/**
 * A handler for the whole table of operations, as far as the options mount it.
 * @example const handler = createRoutes({ authorize: hasRole('admin') })
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function createRoutes(options?: AccountRoutesOptions): Handler {
  const settings = settingsFrom(options as Options)
  const table: readonly Operation[] = operations
  const selected = select(table, settings)
  const state = stateOf(settings)
  const mountedRoutes = routeTable(selected.map((row) => mounted(row, settings)))
  return handlerOf(withHints(mountedRoutes, table, selected, state), state)
}

/**
 * A handler for one operation, wherever the framework mounts it.
 * @example const handler = createRoute(deleteSelf, { reverification: 'strict' })
 * @throws OptionError where an option is wrong, with the fix in its message
 */
export function createRoute<Id extends string>(operation: Operation<Id>, options?: AccountRouteOptions<Id>): Handler {
  assertOperation(operation)
  const settings = settingsFrom(options as unknown as Options)
  assertMountable(operation, settings)
  return handlerOf(routeOne(mounted(operation, settings)), stateOf(settings))
}

const stateOf = (settings: Settings): HandlerState => ({ settings, hints: new Hints(), confirmedKeys: new Set() })

function assertOperation(operation: unknown): void {
  if (typeof (operation as Partial<Operation> | undefined)?.run !== 'function')
    throw new TypeError(
      'account-routes: accountRoute() takes an operation, not its name: import { deleteSelf } and call accountRoute(deleteSelf).',
    )
}

/** The rows to mount: those that the app named, or all that are on and that somebody may call. */
function select(table: readonly Operation[], settings: Settings): readonly Operation[] {
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
    const wanted = named.get(operation.id) ?? (!Array.isArray(wish) && !operation.off)
    if (!wanted) return false
    if (named.get(operation.id)) assertMountable(operation, settings)
    return authorize !== undefined || operation.guard.acts !== 'others'
  })
}

function assertMountable(operation: Operation, settings: Settings): void {
  operation.guard.assertMountable?.(settings, operation.id)
  operation.assertMountable?.(settings, operation.id)
}

/** Says in the log which option would mount a path that somebody asked for. */
function withHints(
  find: FindRoute,
  table: readonly Operation[],
  selected: readonly Operation[],
  { settings, hints }: HandlerState,
): FindRoute {
  const rest = table.filter((row) => !selected.includes(row))
  const findInRest = routeTable(rest.map((row) => mounted(row, settings)))
  return (method, path, params) => {
    try {
      return find(method, path, params)
    } catch (refusal) {
      const row = idOf(findInRest, method, path)
      if (row) hints.once(`unmounted ${row}`, unmounted(row, settings))
      throw refusal
    }
  }
}

function idOf(find: FindRoute, method: string, path: string): string | undefined {
  try {
    return find(method, path, undefined).operation.id
  } catch {
    return undefined
  }
}

function unmounted(id: string, { authorize, operations: wish }: Settings): string {
  const reason = authorize
    ? 'the option `operations` leaves it out or has to name it'
    : 'it needs the option `authorize`'
  return `${id} was asked for and is not mounted: ${wish ? 'the option `operations` leaves it out or has to name it' : reason}.`
}

/**
 * For adapters of servers that read their environment before they start: throws where `authorize` can't allow anybody.
 * Elsewhere a build imports the routes without an environment, and the first request says it.
 * @throws OptionError
 */
export function assertConfigured({ authorize }: { readonly authorize?: unknown } = {}): void {
  const { problem } = (authorize ?? {}) as AuthorizeTraits
  if (problem) throw new OptionError('authorize', `can't allow anybody: ${problem.replace(/\.$/, '')}`)
}
