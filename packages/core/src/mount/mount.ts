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
import { type MountedOperation, mounted } from './mounted-operation.ts'
import { type FindRoute, routeOne, routeTable } from './route.ts'
import { assertMountable, select } from './select.ts'

type Row = (typeof operations)[number]

/** The id of an operation of the table. */
export type OperationId = Row['id']

/** The id of an operation that never calls `authorize`, because it acts on the caller's own account or on none. */
type OwnOperationId = Extract<
  Row,
  { readonly path: '/me' | `/me/${string}` | '/openapi.json' | `/deletion-status/${string}` }
>['id']

/** The id of an operation on other users. */
export type OtherOperationId = Exclude<OperationId, OwnOperationId>

/** The options of `accountRoutes()`. */
export type AccountRoutesOptions = Options<OperationId, OtherOperationId>

/** The options of `accountRoute()`. The options of `accountRoutes()` fit too, so an app can write them once. */
export type AccountRouteOptions<Id extends string = string> = Options<Id, Exclude<Id, OwnOperationId>>

/** The argument of `onEvent`. */
export type AccountEvent = Event<OperationId>

/** The argument of `authorize`. */
export type AuthorizeContext = AuthorizeContextOf<OtherOperationId>

/** The argument of `limiter`. */
export type LimiterContext = LimiterContextOf<OperationId>

/**
 * Creates a handler for all operations that the options mount.
 * @example const handler = createRoutes({ authorize: hasRole('admin') })
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function createRoutes(options?: AccountRoutesOptions): Handler {
  const settings = settingsFrom(options as Options)
  const table: readonly Operation[] = operations
  const selected = select(table, settings)
  const rows = selected.map((row) => mounted(row, settings))
  const state = stateOf(settings, rows)
  return handlerOf(withHints(routeTable(rows), table, selected, state), state)
}

/**
 * Creates a handler for one operation, for any path of the app.
 * @example const handler = createRoute(deleteSelf, { reverification: 'strict' })
 * @throws OptionError if an option is invalid; the message says how to fix it
 */
export function createRoute<Id extends string>(operation: Operation<Id>, options?: AccountRouteOptions<Id>): Handler {
  assertOperation(operation)
  const settings = settingsFrom(options as unknown as Options)
  assertMountable(operation, settings)
  const row = mounted(operation, settings)
  return handlerOf(routeOne(row), stateOf(settings, [row]))
}

const stateOf = (settings: Settings, rows: readonly MountedOperation[]): HandlerState => ({
  settings,
  rows,
  hints: new Hints(),
  confirmedKeys: new Set(),
})

function assertOperation(operation: unknown): void {
  if (typeof (operation as Partial<Operation> | undefined)?.run !== 'function')
    throw new TypeError(
      'account-routes: accountRoute() takes an operation, not its name: import { deleteSelf } and call accountRoute(deleteSelf).',
    )
}

/** Logs the option that would mount a requested path. */
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
      const row = rowOf(findInRest, method, path)
      if (row && !row.optional) hints.once(`unmounted ${row.id}`, unmounted(row, settings))
      throw refusal
    }
  }
}

function rowOf(find: FindRoute, method: string, path: string): MountedOperation | undefined {
  try {
    return find(method, path, undefined).operation
  } catch {
    return undefined
  }
}

function unmounted({ id, option }: MountedOperation, { authorize, operations: wish }: Settings): string {
  const lacks = option ?? (authorize || wish ? undefined : 'authorize')
  const reason = lacks ? `it needs the option \`${lacks}\`` : 'the option `operations` leaves it out or has to name it'
  return `${id} was asked for and is not mounted: ${reason}.`
}

/**
 * For adapters of servers that read their environment before they start: throws if `authorize` can't allow anybody.
 * Elsewhere a build imports the routes without an environment, and the first request says it.
 * @throws OptionError
 */
export function assertConfigured({ authorize }: { readonly authorize?: unknown } = {}): void {
  const { problem } = (authorize ?? {}) as AuthorizeTraits
  if (problem) throw new OptionError('authorize', `can't allow anybody: ${problem.replace(/\.$/, '')}`)
}
