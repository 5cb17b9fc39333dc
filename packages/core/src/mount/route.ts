import { Refusal } from '../http/refusal.ts'
import type { MountedOperation } from './mounted-operation.ts'

export type Params = Readonly<Record<string, unknown>>

export interface Route {
  readonly operation: MountedOperation
  readonly params: Params
}

/**
 * Finds the operation of a request.
 * @throws Refusal `not_found`, `method_not_allowed`
 */
export type FindRoute = (method: string, path: string, frameworkParams: Params | undefined) => Route

/** One segment of the paths below a mount. Finding an operation costs the same however many there are. */
interface Branch {
  readonly literals: Map<string, Branch>
  parameter?: { readonly name: string; readonly branch: Branch }
  readonly operations: Map<string, MountedOperation>
}

const emptyBranch = (): Branch => ({ literals: new Map(), operations: new Map() })

export function routeTable(operations: readonly MountedOperation[]): FindRoute {
  const root = emptyBranch()
  const literal = new Map<string, Branch>()
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
    if (!operation.path.includes(':')) literal.set(operation.path, branch)
    branch.operations.set(operation.method, operation)
    if (operation.method === 'GET') branch.operations.set('HEAD', operation)
  }

  // A parameter of the mount never stands in for one of the operation's path, so the framework's are not looked at.
  return (method, path) => {
    const params: Record<string, string> = {}
    const trimmed = withoutSlash(method, path)
    const branch = literal.get(trimmed) ?? walk(root, trimmed, params)
    const operation = branch.operations.get(method)
    if (!operation) throw notAllowed(branch.operations.keys())
    return { operation, params }
  }
}

/**
 * One slash at the end means the same as none, except for DELETE: URL parsers turn `/me/passkeys/..` into `/me/`, so an id
 * of two dots would delete the account instead of a passkey.
 */
const withoutSlash = (method: string, path: string): string =>
  path.length > 1 && path.endsWith('/') && method !== 'DELETE' ? path.slice(0, -1) : path

/** Follows a path from branch to branch, and notes the values of its parameters. */
function walk(root: Branch, path: string, params: Record<string, string>): Branch {
  let branch: Branch | undefined = root
  for (const segment of segmentsOf(path)) {
    const { literals, parameter }: Branch = branch
    branch = literals.get(segment) ?? parameter?.branch
    if (!branch) throw notFound
    if (branch === parameter?.branch) params[parameter.name] = segment
  }
  if (branch.operations.size === 0) throw notFound
  return branch
}

// Created once: strangers look for what is not there.
const notFound = /* @__PURE__ */ new Refusal('not_found')

/** One operation alone, at a path that the framework chose. A change answers POST as well, for forms. */
export function routeOne(operation: MountedOperation): FindRoute {
  const methods = new Set<string>([operation.method, operation.method === 'GET' ? 'HEAD' : 'POST'])
  return (method, _path, params = {}) => {
    if (methods.has(method)) return { operation, params }
    throw notAllowed(methods)
  }
}

const segmentsOf = (path: string): readonly string[] => path.split('/').slice(1)

const notAllowed = (methods: Iterable<string>): Refusal =>
  new Refusal('method_not_allowed', { headers: [['Allow', [...methods, 'OPTIONS'].join(', ')]] })
