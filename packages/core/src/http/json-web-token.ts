import { isObject } from './is-object.ts'

/** Longer than any token that a browser stores in a cookie. */
const maxLength = 8192

/**
 * Reads a part of a JSON Web Token without verifying it: for facts that only narrow what happens, never for trust.
 * @returns undefined for anything that is not a token
 */
export function unverifiedPart(
  token: string,
  part: 'header' | 'payload',
): Readonly<Record<string, unknown>> | undefined {
  if (token.length > maxLength) return undefined
  const segment = token.split('.', 3)[part === 'header' ? 0 : 1]
  if (!segment) return undefined
  try {
    // Not decoded as UTF-8: the ids that are read here are ASCII.
    const value: unknown = JSON.parse(atob(segment.replaceAll('-', '+').replaceAll('_', '/')))
    return isObject(value) ? (value as Readonly<Record<string, unknown>>) : undefined
  } catch {
    return undefined
  }
}
