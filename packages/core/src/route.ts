import type { MountedOperation } from './operation.ts'
import { Refusal } from './refusal.ts'

export type Params = Readonly<Record<string, unknown>>

export interface Route {
  readonly operation: MountedOperation
  readonly params: Params
}

/** Finds the operation of a request; refuses with `not_found` or `method_not_allowed`. */
export type FindRoute = (method: string, path: string) => Route

/** One segment of the paths below a mount. Finding an operation costs the same however many there are. */
interface Branch {
  readonly literals: Map<string, Branch>
  parameter?: { readonly name: string; readonly branch: Branch }
  readonly operations: Map<string, MountedOperation>
}

const emptyBranch = (): Branch => ({ literals: new Map(), operations: new Map() })

export function findAmong(operations: readonly MountedOperation[]): FindRoute {
  const root = emptyBranch()
  for (const operation of operations) {
    let branch = root
    for (const segment of segmentsOf(operation.path)) {
      if (segment.startsWith(':')) {
        branch.parameter ??= { name: segment.slice(1), branch: emptyBranch() }
        branch = branch.parameter.branch
      } else {
        const next = branch.literals.get(segment) ?? emptyBranch()
        branch.literals.set(segment, next)
        branch = next
      }
    }
    branch.operations.set(operation.method, operation)
  }

  return (method, path) => {
    const params: Record<string, string> = {}
    let branch = root
    for (const segment of segmentsOf(path)) {
      const literal = branch.literals.get(segment)
      if (literal) {
        branch = literal
      } else if (branch.parameter) {
        params[branch.parameter.name] = segment
        branch = branch.parameter.branch
      } else throw new Refusal('not_found')
    }
    if (branch.operations.size === 0) throw new Refusal('not_found')
    return { operation: byMethod(branch.operations, method), params }
  }
}

/** One operation alone, at a path that the framework chose. What changes something answers POST as well, for forms. */
export function findOnly(operation: MountedOperation): FindRoute {
  const operations = new Map([[operation.method as string, operation]])
  if (operation.method !== 'GET') operations.set('POST', operation)
  return (method) => ({ operation: byMethod(operations, method), params: {} })
}

/**
 * A slash at the end is an empty segment, so such a path is nothing here: a web URL makes `/me/` of `/me/passkeys/..`,
 * also where the dots are encoded, before anybody sees it.
 */
const segmentsOf = (path: string): readonly string[] => path.split('/').slice(1)

function byMethod(operations: ReadonlyMap<string, MountedOperation>, method: string): MountedOperation {
  const operation = operations.get(method === 'HEAD' ? 'GET' : method)
  if (operation) return operation
  throw new Refusal('method_not_allowed', { headers: [['Allow', allowed(operations).join(', ')]] })
}

const allowed = (operations: ReadonlyMap<string, MountedOperation>): readonly string[] => [
  ...[...operations.keys()].flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])),
  'OPTIONS',
]
