import { type ClerkError, clerkError } from '../errors.ts'
import type { Instance } from '../instance.ts'

/** Paths of Clerk's that are outside `/v1`. Machine authentication is at the root. */
const otherPaths = /^\/(?:v1|api_keys|m2m_tokens|oauth_applications|oauth|\.well-known|npm)(?:\/|$)/

/** Tells whether a path is one that Clerk could answer, in its Backend or its Frontend API. */
export function isClerkPath(path: string): boolean {
  return path.startsWith('/v1/') || otherPaths.test(path)
}

const most = 200

/** Segment by segment, because an expression that looks for ids anywhere takes quadratic time. */
const withoutIds = (path: string): string =>
  path
    .split('/')
    .map((segment) => segment.replace(/^([a-z0-9]+_)[0-9A-Za-z_]{8,}/, '$1…'))
    .join('/')

/** The 501 for an operation that the emulator does not have. Counts it for the page and says so on the console once. */
export function unsupported(instance: Instance, method: string, path: string): ClerkError {
  const what = `${method} ${withoutIds(path)}`
  const times = instance.unsupported.get(what) ?? 0
  if (times > 0 || instance.unsupported.size < most) instance.unsupported.set(what, times + 1)
  if (times === 0 && instance.unsupported.size < most)
    console.warn(
      `The emulator does not support ${what} and answers 501. Its page lists such requests: ${instance.url}/dashboard/requests`,
    )
  return clerkError('not_supported_by_emulator', `${method} ${path}`)
}
