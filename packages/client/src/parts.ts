/** One id in a path. @throws TypeError for what would make the path that of another operation */
export function segment(id: string): string {
  if (!id || /^\.\.?$/.test(id)) throw new TypeError('Expected an id.')
  return encodeURIComponent(id)
}

/** A path with encoded ids in it: `` path`/users/${userId}/ban` ``. */
export const path = (literals: TemplateStringsArray, ...ids: readonly string[]): string =>
  String.raw({ raw: literals }, ...ids.map(segment))

export const json = (input: object = {}): string => JSON.stringify(input)

/** A list repeats its name; `undefined` counts as not set. */
export function query(input: object = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(input))
    for (const each of [value ?? []].flat()) parameters.append(name, each)
  return `?${parameters}`
}
