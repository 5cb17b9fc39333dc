import { readJson } from '../http/body.ts'
import { isObject } from '../http/is-object.ts'
import type { RequestView } from '../http/request-view.ts'
import { parseId } from './ids.ts'

type Values = Readonly<Record<string, unknown>>

/** The names of the parameters in a path: `'userId'` for `/users/:userId/ban`. */
export type ParametersOf<Path extends string> = Path extends `${infer Head}/${infer Tail}`
  ? ParametersOf<Head> | ParametersOf<Tail>
  : Path extends `:${infer Name}`
    ? Name
    : never

/** Well-formed ids by their names in the path. */
export type Ids<Parameter extends string = string> = { readonly [Name in Parameter]: string }

/** The ids that a request gives for an operation's path. */
export interface PathIds {
  /** The ids in the address, without reading a body. Refuses a malformed one. */
  inPath(): Partial<Ids>
  /** All of them, or a refusal. */
  ids(): Promise<Ids>
  /** The JSON body without them. */
  json(): Promise<unknown>
}

export interface PathWithIds<Path extends string> {
  readonly path: Path
  /** @param params the parameters from the table's router, or from the framework for an operation mounted alone */
  idsOf(request: RequestView, params: Values): PathIds
}

/**
 * Declares a path with ids. If the operation is mounted alone on a path without them, it reads them from the JSON body.
 * @example defineOperation({ …, ...at('/users/:userId/ban') })
 */
// @__NO_SIDE_EFFECTS__
export function at<const Path extends `/${string}`>(path: Path): PathWithIds<Path> {
  const names = path.split('/').flatMap((segment) => (segment.startsWith(':') ? [segment.slice(1)] : []))
  return { path, idsOf: (request, params) => new RequestIds(names, request, params) }
}

class RequestIds implements PathIds {
  declare private readonly request: RequestView
  declare private readonly params: Values
  declare private readonly names: readonly string[]
  declare private readonly missing: readonly string[]
  declare private body: Promise<unknown> | undefined

  constructor(names: readonly string[], request: RequestView, params: Values) {
    this.request = request
    this.params = params
    this.names = names
    this.missing = names.filter((name) => params[name] === undefined)
    this.body = undefined
  }

  inPath(): Partial<Ids> {
    const known = this.names.filter((name) => this.params[name] !== undefined)
    return Object.fromEntries(known.map((name) => [name, parseId(name, this.params[name])]))
  }

  async ids(): Promise<Ids> {
    if (this.missing.length === 0) return this.inPath() as Ids
    const body = this.request.header('content-type') === undefined ? undefined : await this.readBody()
    const fields = (isObject(body) ? body : {}) as Values
    const inBody = this.missing.map((name) => [name, parseId(name, fields[name])])
    return { ...this.inPath(), ...Object.fromEntries(inBody) } as Ids
  }

  async json(): Promise<unknown> {
    const body = await this.readBody()
    if (this.missing.length === 0 || !isObject(body)) return body
    return Object.fromEntries(Object.entries(body).filter(([name]) => !this.missing.includes(name)))
  }

  private readBody(): Promise<unknown> {
    this.body ??= readJson(this.request)
    return this.body
  }
}
