import { isSafe } from './method.ts'

/** Any value that JSON can express. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject

/** An object that JSON can express. */
export interface JsonObject {
  readonly [key: string]: JsonValue
}

/** A header of an answer. */
export type Header = readonly [name: string, value: string]

/** An answer as plain values. A header may occur more than once, as Set-Cookie does. */
export interface Reply {
  readonly status: number
  readonly headers: readonly Header[]
  /** Absent for answers without a body: 204 and redirects. */
  readonly body?: JsonValue
}

/** True for headers whose values add up instead of replacing each other. These two are the only ones of ours. */
export const isListHeader = (name: string): boolean => name === 'Set-Cookie' || name === 'Vary'

const always: readonly Header[] = [
  ['Cache-Control', 'no-store'],
  ['X-Content-Type-Options', 'nosniff'],
]
const onChanges: readonly Header[] = [...always, ['Vary', 'Sec-Fetch-Site, Origin']]

/**
 * Adds the headers that every answer carries. Answers are personal, so they are never stored; answers to a change
 * depend on where it came from (OWASP ASVS 5.0, 14.3.2).
 */
export function withSafeHeaders(reply: Reply, method: string): Reply {
  return { ...reply, headers: [...(isSafe(method) ? always : onChanges), ...reply.headers] }
}
