import * as v from 'valibot'

/** The fields of a fault. */
export const faultSchema = v.strictObject({
  method: v.optional(v.pipe(v.string(), v.toUpperCase()), '*'),
  path: v.pipe(v.string(), v.startsWith('/')),
  status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599))),
  body: v.optional(v.unknown()),
  contentType: v.optional(v.pipe(v.string(), v.regex(/^[ -~]+$/, 'Expected printable ASCII, as in a header.'))),
  retryAfter: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  // A timer takes no more.
  delayMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(2 ** 31 - 1))),
  reset: v.optional(v.boolean()),
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
})

/** A failure to inject into matching requests. Without `times`, it stays until it is removed. */
export type Fault = v.InferOutput<typeof faultSchema>

/** The active faults, oldest first. */
export interface Faults {
  add(fault: Fault): void
  /** Returns the first fault for a request, and uses up one of its `times`. */
  take(method: string, path: string): Fault | undefined
  all(): readonly Fault[]
  clear(): void
}

function matches(pattern: string, path: string): boolean {
  const parts = pattern.split('*')
  const head = parts[0] as string
  if (parts.length === 1) return head === path
  const tail = parts.at(-1) as string
  if (!path.startsWith(head) || !path.endsWith(tail) || path.length < head.length + tail.length) return false
  let at = head.length
  const end = path.length - tail.length
  for (const part of parts.slice(1, -1)) {
    const found = path.indexOf(part, at)
    if (found < 0 || found + part.length > end) return false
    at = found + part.length
  }
  return true
}

export function createFaults(): Faults {
  let entries: { fault: Fault; left: number }[] = []
  return {
    add: (fault) => {
      entries.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY })
    },
    take: (method, path) => {
      const entry = entries.find(
        ({ fault, left }) => left > 0 && (fault.method === '*' || fault.method === method) && matches(fault.path, path),
      )
      if (!entry) return undefined
      entry.left--
      if (entry.left <= 0) entries = entries.filter((other) => other !== entry)
      return entry.fault
    },
    all: () => entries.map(({ fault, left }) => (Number.isFinite(left) ? { ...fault, times: left } : fault)),
    clear: () => {
      entries = []
    },
  }
}
