import { type PathParameter, parseId } from './ids.ts'
import type { RequestView } from './request-view.ts'
import type { Params } from './route.ts'

export type Ids = Readonly<Partial<Record<PathParameter, string>>>

export interface PathIds {
  /** The well-formed ids of the operation's path. */
  ids(): Promise<Ids>
  /** The JSON body without them. */
  rest(): Promise<unknown>
}

/**
 * The ids of an operation's path. Where one operation is mounted alone on a path without them, they stand in its JSON
 * body beside its input.
 */
export function pathIds(path: string, params: Params, request: RequestView, readJson: () => Promise<unknown>): PathIds {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as PathParameter)
  const fromBody = new Set<string>(names.filter((name) => params[name] === undefined))

  let reading: Promise<unknown> | undefined
  const json = () => {
    reading ??= readJson()
    return reading
  }
  const bodyFields = async (): Promise<Params> => {
    if (request.header('content-type') === undefined) return {}
    const value = await json()
    return typeof value === 'object' && value !== null ? (value as Params) : {}
  }

  return {
    ids: async () => {
      const values = fromBody.size > 0 ? { ...(await bodyFields()), ...params } : params
      return Object.fromEntries(names.map((name) => [name, parseId(name, values[name])]))
    },
    rest: async () => {
      const value = await json()
      if (fromBody.size === 0 || typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).filter(([name]) => !fromBody.has(name)))
    },
  }
}
