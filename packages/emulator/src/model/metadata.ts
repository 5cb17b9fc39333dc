type Json = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function define(target: Record<string, unknown>, key: string, value: unknown): void {
  // An assignment would treat a key named __proto__ specially.
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
}

/** Clerk's deep merge: objects merge at every level, other values replace, and null removes. */
export function mergeMetadata(current: Json, change: Json): Json {
  const merged: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(current)) define(merged, key, value)
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete merged[key]
    else if (isObject(value)) {
      const before = Object.hasOwn(merged, key) ? merged[key] : undefined
      define(merged, key, mergeMetadata(isObject(before) ? before : {}, value))
    } else define(merged, key, value)
  }
  return merged
}
