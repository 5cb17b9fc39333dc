import type { Metadata } from '../../account-client.ts'

const isPlain = (value: unknown): value is Metadata =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The change that, merged into one object, makes the other: `null` removes a key. */
export function patchOf(before: Metadata, after: Metadata): Metadata {
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key))
  const changed = Object.entries(after).flatMap(([key, value]) => {
    const old = Object.hasOwn(before, key) ? before[key] : undefined
    if (JSON.stringify(old) === JSON.stringify(value)) return []
    return [[key, isPlain(old) && isPlain(value) ? patchOf(old, value) : value] as const]
  })
  return Object.fromEntries([...gone.map((key) => [key, null] as const), ...changed])
}

export type Parsed = { readonly value: Metadata } | { readonly line: number | undefined }

/** A JSON object, or the line with its first mistake, if the browser says so. */
export function parseObject(text: string): Parsed {
  try {
    const value: unknown = JSON.parse(text)
    return isPlain(value) ? { value } : { line: undefined }
  } catch (error) {
    const { line, position } = /line (?<line>\d+)|position (?<position>\d+)/.exec(String(error))?.groups ?? {}
    if (position) return { line: text.slice(0, Number(position)).split('\n').length }
    // An end that comes too early is at the end.
    return {
      line: line
        ? Number(line)
        : /end of|unterminated/i.test(String(error))
          ? text.trimEnd().split('\n').length
          : undefined,
    }
  }
}
