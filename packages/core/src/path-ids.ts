import { readJson } from './body.ts'
import { type PathParameter, parseId } from './ids.ts'
import { isObject } from './is-object.ts'
import type { RequestView } from './request-view.ts'

type Values = Readonly<Record<string, unknown>>

/** Well-formed ids by the names that they have in the path. */
export type Ids = Readonly<Record<PathParameter, string>>

/** The ids that a request gives for an operation's path. */
export interface PathIds {
  /** Well-formed ones, or a refusal. */
  ids(): Promise<Ids>
  /** The JSON body without them. */
  json(): Promise<unknown>
}

export interface PathWithIds<Path extends string> {
  readonly path: Path
  /** @param found what the table's own router found in the path */
  idsOf(request: RequestView, found: Values): PathIds
}

/**
 * A path with ids in it. Where its operation is mounted alone on a path without them, they stand in the JSON body
 * beside the input.
 */
// @__NO_SIDE_EFFECTS__
export function at<const Path extends `/${string}`>(path: Path): PathWithIds<Path> {
  const names = path.split('/').flatMap((segment) => (segment[0] === ':' ? [segment.slice(1) as PathParameter] : []))
  return {
    path,
    idsOf(request, found) {
      const params: Values = { ...found, ...request.params }
      const missing = names.filter((name) => params[name] === undefined)
      let body: Promise<unknown> | undefined
      const json = () => {
        body ??= readJson(request)
        return body
      }
      const fields = async (): Promise<Values> => {
        const value = missing.length > 0 && request.header('content-type') !== undefined ? await json() : undefined
        return isObject(value) ? (value as Values) : {}
      }
      const parse = async (): Promise<Ids> => {
        const values = { ...(await fields()), ...params }
        // Each operation asks for the names of its own path only.
        return Object.fromEntries(names.map((name) => [name, parseId(name, values[name])])) as Ids
      }
      // A guard asks for the target, and the operation for the rest.
      let parsed: Promise<Ids> | undefined
      return {
        ids: () => {
          parsed ??= parse()
          return parsed
        },
        json: async () => {
          const value = await json()
          if (missing.length === 0 || !isObject(value)) return value
          return Object.fromEntries(Object.entries(value).filter(([name]) => !missing.includes(name as PathParameter)))
        },
      }
    },
  }
}
